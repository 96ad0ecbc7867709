import { type EntityModel, encodeValue, type KeyPart, type KeyToken } from '@keyloom/core'

/**
 * The tokens of a part so that two spellings of one key are equal: a natural part as the one value that it is, a constant as its text,
 * neighbouring literals as one. `rename` gives the new names of attributes.
 */
export function keyTokens(part: KeyPart, entity: EntityModel, rename: (attribute: string) => string): KeyToken[] {
  const tokens: readonly KeyToken[] =
    part.kind === 'template' ? part.tokens : [{ kind: 'value', attribute: part.source, encoding: part.encoding }]
  const joined: KeyToken[] = []
  for (const token of tokens.map((one) => asLiteral(one, entity))) {
    const last = joined.at(-1)
    if (token.kind === 'literal' && last?.kind === 'literal') joined[joined.length - 1] = { kind: 'literal', text: last.text + token.text }
    else joined.push(token.kind === 'literal' ? token : { ...token, attribute: rename(token.attribute) })
  }
  return joined
}

/** An attribute with one value forms the same text in every key. */
function asLiteral(token: KeyToken, entity: EntityModel): KeyToken {
  if (token.kind === 'literal') return token
  const type = entity.attributes.find(({ name }) => name === token.attribute)?.type
  if (type?.kind !== 'literal' || type.values.length !== 1) return token
  const [value] = type.values
  return value === null || value === undefined || token.encoding.kind === 'custom'
    ? token
    : { kind: 'literal', text: encodeValue(token.encoding, value) }
}

/** The text that every key of a part begins with. */
export function leadingText(tokens: readonly KeyToken[]): string {
  const [first] = tokens
  return first?.kind === 'literal' ? first.text : ''
}

/** A part as the schema spells it. */
export function partText(part: KeyPart | undefined): string {
  if (part === undefined) return 'none'
  return part.kind === 'template' ? part.template : `{${part.source}}`
}

/** The attributes whose values form a part. */
export function partAttributes(part: KeyPart | undefined): string[] {
  if (part === undefined) return []
  return part.kind === 'natural' ? [part.source] : part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : []))
}
