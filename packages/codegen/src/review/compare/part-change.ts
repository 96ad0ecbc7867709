import type { AttributeType, EntityModel, KeyEncoding, KeyToken } from '@keyloom/core'
import { isSame } from './compared.js'

/** How one part of a key came to differ; each kind is a rule of its own. */
export type PartChange =
  | 'same'
  /** Spelled otherwise, and every key is the same. */
  | 'respelled'
  /** Only the case or the punctuation of its literals. */
  | 'literal'
  | 'component-added'
  | 'component-removed'
  | 'reordered'
  /** Only the digits that the schema asks for with a format. */
  | 'padding'
  | 'encoding'
  | 'more-shards'
  | 'other-shards'
  | 'template'

type ValueToken = KeyToken & { readonly kind: 'value' }

/** Compares two parts by their normalised tokens (see {@link keyTokens}). */
export function partChange(
  base: readonly KeyToken[],
  head: readonly KeyToken[],
  entities: readonly [EntityModel, EntityModel],
): PartChange {
  const [before, after] = [values(base), values(head)]
  const [names, newNames] = [before.map(nameOf), after.map(nameOf)]
  if (isSame(names, newNames)) {
    const differing = before.map((token, i) => [token, after[i]!] as const).filter(([one, other]) => !sameEncoding(one, other, entities))
    if (isSame(skeleton(base), skeleton(head))) return differing.length === 0 ? 'same' : encodingChange(differing)
    return differing.length === 0 && bareLiterals(base) === bareLiterals(head) ? 'literal' : 'template'
  }
  if (isSame(names.toSorted(), newNames.toSorted())) return 'reordered'
  if (names.every((name) => newNames.includes(name))) return 'component-added'
  if (newNames.every((name) => names.includes(name))) return 'component-removed'
  return 'template'
}

function encodingChange(differing: readonly (readonly [ValueToken, ValueToken])[]): PartChange {
  const are = (holds: (one: ValueToken, other: ValueToken) => boolean): boolean => differing.every(([one, other]) => holds(one, other))
  if (are(({ encoding: one }, { encoding: other }) => one.kind === 'shard' && other.kind === 'shard')) {
    return are(({ encoding: one }, { encoding: other }) => addsShards(one, other)) ? 'more-shards' : 'other-shards'
  }
  return are((one, other) => one.format !== other.format && widthOf(one) !== widthOf(other) && isSame(unpadded(one), unpadded(other)))
    ? 'padding'
    : 'encoding'
}

function addsShards(one: KeyEncoding, other: KeyEncoding): boolean {
  return one.kind === 'shard' && other.kind === 'shard' && one.width === other.width && one.count < other.count
}

function widthOf({ encoding }: ValueToken): number | undefined {
  return 'width' in encoding ? encoding.width : undefined
}

function unpadded({ encoding }: ValueToken): unknown {
  return { ...encoding, width: undefined }
}

/** A wider type may need an escape that no stored value needs: the keys that exist stay as they are, which is what rule K114 is about. */
function sameEncoding(one: ValueToken, other: ValueToken, [base, head]: readonly [EntityModel, EntityModel]): boolean {
  if (isSame(one.encoding, other.encoding)) return true
  if (one.encoding.kind !== 'text' || other.encoding.kind !== 'text' || one.encoding.change !== other.encoding.change) return false
  const isEscapedOnce = (one.encoding.escape === undefined) !== (other.encoding.escape === undefined)
  return isEscapedOnce && !isSame(typeOf(base, one.attribute), typeOf(head, other.attribute))
}

function typeOf(entity: EntityModel, attribute: string): AttributeType | undefined {
  return entity.attributes.find(({ name, renamedFrom }) => name === attribute || renamedFrom === attribute)?.type
}

function values(tokens: readonly KeyToken[]): ValueToken[] {
  return tokens.filter((token) => token.kind === 'value')
}

function nameOf(token: ValueToken): string {
  return token.attribute
}

function skeleton(tokens: readonly KeyToken[]): string[] {
  return tokens.map((token) => (token.kind === 'literal' ? `=${token.text}` : '{}'))
}

function bareLiterals(tokens: readonly KeyToken[]): string {
  return skeleton(tokens)
    .map((text) => text.toLowerCase().replaceAll(/[^a-z0-9{}]/g, ''))
    .join('')
}
