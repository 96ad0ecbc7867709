import { encodeValue } from '../../keys/index.js'
import type { KeyAttribute, KeyEncoding, KeyPart, KeyToken } from '../../model/index.js'
import { suggest } from '../suggest.js'
import type { EncodingFault } from '../template/encoding-fault.js'
import { parseTemplate, splitFormat, type TemplatePiece } from '../template/parse-template.js'
import { isSelfDelimiting, resolveEncoding } from '../template/resolve-encoding.js'
import { resolveNative } from '../template/resolve-native.js'
import { needsEscape } from '../template/text-safety.js'
import type { EntityContext } from './context.js'

/** The part of a key that a template fills. Undefined where it was reported. */
export function buildTemplatePart(
  key: KeyAttribute,
  template: unknown,
  path: readonly string[],
  context: EntityContext,
  isPlain = false,
): KeyPart | undefined {
  const { report } = context
  if (typeof template !== 'string') {
    report.add('SCHEMA.TEMPLATE', path, `The template of '${key.name}' is not a string.`)
    return undefined
  }
  const parsed = parseTemplate(template)
  if ('fault' in parsed) {
    report.add('SCHEMA.TEMPLATE', path, `The template '${template}' ${parsed.fault}.`)
    return undefined
  }
  const tokens =
    key.type === 'string'
      ? textTokens(template, parsed.pieces, path, context, isPlain)
      : nativeTokens(key, template, parsed.pieces, path, context)
  return tokens && { kind: 'template', attribute: key.name, type: key.type, template, tokens }
}

function textTokens(
  template: string,
  pieces: readonly TemplatePiece[],
  path: readonly string[],
  context: EntityContext,
  isPlain: boolean,
): KeyToken[] | undefined {
  const { delimiter } = context.table
  const tokens: KeyToken[] = []
  let isSound = true
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'literal') {
      tokens.push(piece)
      continue
    }
    const next = pieces[index + 1]
    const value = valueToken(piece.body, isPlain || next === undefined ? undefined : delimiter, path, context)
    const token = isPlain && value !== undefined ? plainToken(value, next, context) : value
    if (token === undefined) isSound = false
    else {
      if (!isPlain && !isSeparated(token, next, context)) {
        isSound = false
        context.report.add(
          'SCHEMA.TEMPLATE',
          path,
          `In '${template}', nothing says where '{${piece.body}}' ends: different values could form one key.`,
          `Put a literal that begins with '${delimiter}' after it.`,
        )
      }
      tokens.push(token)
    }
  }
  return isSound ? tokens : undefined
}

/** The value as it is; text says of itself whether it may hold what follows. */
function plainToken(
  token: KeyToken & { kind: 'value' },
  next: TemplatePiece | undefined,
  context: EntityContext,
): KeyToken & { kind: 'value' } {
  const type = context.attributes.get(token.attribute)?.type
  const follows = next?.kind === 'literal' ? next.text.charAt(0) : ''
  const mayRunOver = next !== undefined && type !== undefined && (follows === '' || needsEscape(type, follows))
  return { ...token, encoding: plainEncoding(token, { mayRunOver, follows: next !== undefined }) }
}

function plainEncoding(
  { encoding, format }: { readonly encoding: KeyEncoding; readonly format?: string },
  what: { readonly mayRunOver: boolean; readonly follows: boolean },
): KeyEncoding {
  const { mayRunOver, follows } = what
  switch (encoding.kind) {
    case 'text':
      return mayRunOver ? { ...encoding, plain: true } : encoding
    case 'custom':
      return follows && encoding.width === undefined ? { ...encoding, plain: true } : encoding
    case 'padded':
    case 'signed':
    case 'decimal':
      return format === undefined ? { kind: 'numeral' } : encoding
    case 'orElse':
      return { ...encoding, of: plainEncoding({ encoding: encoding.of }, what) }
    default:
      return encoding
  }
}

export function checkEscape(said: unknown, path: readonly string[], { report }: EntityContext): void {
  if (said !== undefined && said !== 'plain') report.add('SCHEMA.OPTION', [...path, 'escape'], `escape is 'plain', not '${String(said)}'.`)
}

function isSeparated(token: KeyToken & { kind: 'value' }, next: TemplatePiece | undefined, context: EntityContext): boolean {
  const { delimiter } = context.table
  if (next === undefined || isSelfDelimiting(token.encoding)) return true
  if (next.kind === 'literal' && endsBefore(next.text, token, context)) return true
  // The digits, sign and point of a decimal number are never escaped.
  if (token.encoding.kind === 'decimal' && '.-~'.includes(delimiter)) return false
  return next.kind === 'literal' && next.text.startsWith(delimiter)
}

/** Whether each of a few values ends where the literal first begins, as in `{target}REACTION#` of issues and comments. */
function endsBefore(literal: string, { attribute, encoding }: KeyToken & { kind: 'value' }, context: EntityContext): boolean {
  const type = context.attributes.get(attribute)?.type
  if ((type?.kind !== 'enum' && type?.kind !== 'literal') || encoding.kind !== 'text' || encoding.escape !== undefined) return false
  return type.values.every((value) => {
    const text = encodeValue(encoding, value)
    return `${text}${literal}`.indexOf(literal) === text.length
  })
}

function valueToken(
  body: string,
  delimiter: string | undefined,
  path: readonly string[],
  context: EntityContext,
): (KeyToken & { kind: 'value' }) | undefined {
  const { name, format } = splitFormat(body, (candidate) => context.attributes.has(candidate))
  const attribute = findAttribute(name, path, context)
  if (attribute === undefined) return undefined
  const encoding = resolveEncoding(attribute.type, format, delimiter, context.table.formats)
  if (!('fault' in encoding) && encoding.kind === 'orElse' && !attribute.optional) {
    context.report.add('SCHEMA.FORMAT', path, `'${name}' of ${context.name} is never absent, so orElse says nothing.`, 'Remove it.')
    return undefined
  }
  if ('fault' in encoding) {
    reportFault(name, encoding, path, context)
    return undefined
  }
  return { kind: 'value', attribute: name, ...(format === undefined ? {} : { format }), encoding }
}

/** A key of type number or binary holds one value as it is. */
function nativeTokens(
  key: KeyAttribute,
  template: string,
  pieces: readonly TemplatePiece[],
  path: readonly string[],
  context: EntityContext,
): KeyToken[] | undefined {
  const [piece] = pieces
  if (
    pieces.length !== 1 ||
    piece?.kind !== 'placeholder' ||
    splitFormat(piece.body, (name) => context.attributes.has(name)).format !== undefined
  ) {
    context.report.add(
      'SCHEMA.TEMPLATE',
      path,
      `The key attribute '${key.name}' is a ${key.type}, so '${template}' has to be one bare attribute, such as '{seq}'.`,
    )
    return undefined
  }
  const attribute = findAttribute(piece.body, path, context)
  if (attribute === undefined) return undefined
  const encoding = resolveNative(attribute.type, key.type)
  if ('fault' in encoding) {
    reportFault(attribute.name, encoding, path, context)
    return undefined
  }
  return [{ kind: 'value', attribute: attribute.name, encoding }]
}

/** The part of a key that an attribute of the entity is itself. */
export function buildNaturalPart(key: KeyAttribute, source: string, path: readonly string[], context: EntityContext): KeyPart | undefined {
  const attribute = context.attributes.get(source)
  if (attribute === undefined) return undefined
  const encoding = resolveNative(attribute.type, key.type)
  if ('fault' in encoding) {
    reportFault(source, encoding, path, context)
    return undefined
  }
  return { kind: 'natural', attribute: key.name, type: key.type, source, encoding }
}

function findAttribute(name: string, path: readonly string[], context: EntityContext) {
  const attribute = context.attributes.get(name)
  if (attribute === undefined) {
    context.report.add('SCHEMA.UNKNOWN', path, `${context.name} has no attribute '${name}'.`, suggest(name, context.attributes.keys()))
  }
  return attribute
}

function reportFault(name: string, fault: EncodingFault, path: readonly string[], context: EntityContext): void {
  context.report.add(
    fault.isFormat === true ? 'SCHEMA.FORMAT' : 'SCHEMA.KEY',
    path,
    `Attribute '${name}' of ${context.name} ${fault.fault}.`,
    fault.fix,
  )
}
