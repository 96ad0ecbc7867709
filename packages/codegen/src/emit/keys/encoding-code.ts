import type { KeyEncoding, KeyPart, KeyToken, KeyType } from '@keyloom/core'
import { runtime } from '../context.js'
import { type Code, call } from '../print/layout.js'
import { access, propertyName, quote, templateText } from '../print/safe-identifier.js'
import type { KeyImports } from './key-imports.js'

/** What gives the time inside an id. */
const timeFunctions = { ulid: 'ulidTime', ksuid: 'ksuidTime', uuidv7: 'uuidTime' } as const

/** The expression of a value as it stands in a key: text, or the digits of a number. `at` names it in errors. */
export function encodingCode(encoding: KeyEncoding, value: string, at: string, key: KeyImports): string {
  const { imports } = key
  const encode = (name: string, ...options: readonly string[]) =>
    `${imports.value(runtime, name)}(${[value, ...options, quote(at)].join(', ')})`
  const timeCode = (of: (KeyEncoding & { kind: 'slice' })['of']) => (of === 'date' || of === 'text' ? value : encode(timeFunctions[of]))
  switch (encoding.kind) {
    case 'text': {
      const change = encoding.change === undefined ? undefined : encode(`${encoding.change}Text`)
      if (encoding.escape === undefined) return change ?? encode('plainText')
      return `${imports.value(runtime, 'escapeText')}(${[change ?? value, quote(encoding.escape), quote(at)].join(', ')})`
    }
    case 'padded':
      return encode('paddedNumber', String(encoding.width), String(encoding.descending))
    case 'signed':
      return encode('signedNumber', String(encoding.width), String(encoding.descending))
    case 'decimal':
      return encode(encoding.descending === true ? 'descendingDecimal' : 'decimalNumber', String(encoding.width))
    case 'date':
      return encode(encoding.descending ? 'descendingDate' : 'dateText')
    case 'slice':
      return `${imports.value(runtime, 'dateSlice')}(${[timeCode(encoding.of), quote(encoding.unit), quote(at)].join(', ')})`
    case 'custom': {
      const text = `${imports.value(runtime, 'formatText')}(${[key.format(encoding.name), value, quote(at)].join(', ')})`
      if (encoding.escape === undefined) return text
      return `${imports.value(runtime, 'escapeText')}(${[text, quote(encoding.escape), quote(at)].join(', ')})`
    }
    case 'rank': {
      const ranks = Object.entries(encoding.ranks).map(([name, rank]) => `${propertyName(name)}: ${quote(rank)}`)
      return encode('rankText', `{ ${ranks.join(', ')} }`)
    }
    case 'hash':
      return encode('hashText', String(encoding.digits))
    case 'orElse':
      return `${value} === undefined ? ${quote(encoding.text)} : ${encodingCode(encoding.of, value, at, key)}`
    case 'shard':
      return encode('shardText', String(encoding.count), String(encoding.width))
    case 'descendingText':
      return encode('descendingText')
    case 'boolean':
      return encode('booleanText')
    case 'numeral':
    case 'number':
    case 'bigint':
      return encode('numberText')
    case 'epochSeconds':
      return encode('epochSecondsText')
    case 'binary':
      return value
  }
}

/** A token whose value is an expression, whoever names it: an attribute of an entity or an input of a pattern. */
export type CodeToken =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'value'; readonly value: string; readonly encoding: KeyEncoding; readonly at: string }

/** The tokens of a part of an entity's key, read from `variable`. */
export function entityTokens(part: KeyPart, entity: string, variable: string, key: KeyImports): CodeToken[] {
  const tokens: readonly KeyToken[] =
    part.kind === 'template' ? part.tokens : [{ kind: 'value', attribute: part.source, encoding: part.encoding }]
  return tokens.map((token) => {
    if (token.kind === 'literal') return token
    const value = key.stored(entity, token.attribute, access(variable, token.attribute))
    return { kind: 'value', value, encoding: token.encoding, at: `${entity}.${token.attribute}` }
  })
}

/** The text of a key or of its beginning: a literal, one encoded value, or a template of both. */
export function textCode(tokens: readonly CodeToken[], key: KeyImports): string {
  const [only] = tokens
  if (tokens.every((token) => token.kind === 'literal')) return quote(tokens.map((token) => token.text).join(''))
  if (tokens.length === 1 && only?.kind === 'value') return encodingCode(only.encoding, only.value, only.at, key)
  const pieces = tokens.map((token) =>
    token.kind === 'literal' ? templateText(token.text) : `\${${encodingCode(token.encoding, token.value, token.at, key)}}`,
  )
  return `\`${pieces.join('')}\``
}

/** The value of one key attribute as DynamoDB takes it. `role` decides on the longest it may be; `at` names it in errors. */
export function keyValueCode(
  tokens: readonly CodeToken[],
  attribute: { readonly type: KeyType; readonly role: 'partition' | 'sort'; readonly at: string },
  key: KeyImports,
): Code {
  const text = textCode(tokens, key)
  if (attribute.type === 'number') return `{ N: ${text} }`
  if (attribute.type === 'binary') return `{ B: ${text} }`
  // A constant was measured when the model was built.
  if (tokens.every((token) => token.kind === 'literal')) return `{ S: ${text} }`
  return call(key.imports.value(runtime, attribute.role === 'partition' ? 'partitionKey' : 'sortKey'), [quote(attribute.at), text])
}
