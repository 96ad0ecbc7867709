import { isPlain, parsesBack } from '../keys/index.js'
import type { AttributeModel, EntityModel, TableModel } from '../model/index.js'
import type { Candidate } from './candidate.js'
import { partTokens, tableKey } from './key-part.js'

/** What a read of a candidate gives of an entity. */
export interface Held {
  /** The names of attributes that the items there have as such: a filter can name them. */
  readonly stored: ReadonlySet<string>
  /** Attributes that neither the items have nor their keys give back. */
  readonly missing: readonly string[]
}

export function heldBy(candidate: Candidate, table: TableModel, entity: EntityModel): Held {
  const projection = candidate.index?.projection
  if (projection === undefined || projection.kind === 'all')
    return { stored: new Set(entity.attributes.map((one) => one.name)), missing: [] }
  const key = tableKey(entity)
  const parts = [...key.partition, ...key.sort, ...candidate.partition, ...candidate.sort]
  const copied = new Set([
    ...parts.map((part) => part.attribute),
    ...(projection.kind === 'include' ? projection.attributes : []),
    // Added to every projection, so that an item can be told and its expiry seen.
    ...[table.discriminator, table.ttl].filter((name) => name !== undefined),
  ])
  const stored = new Set(entity.attributes.filter((one) => copied.has(one.stored)).map((one) => one.name))
  // Of several variants an item's keys have the form of one, and nothing says which: only the primary key is sure.
  const hasVariants = (entity.indexes.find(({ index }) => index === candidate.index?.name)?.variants.length ?? 0) > 1
  const parsed = new Set(
    (hasVariants ? [...key.partition, ...key.sort] : parts)
      .map(partTokens)
      .filter((tokens) => !tokens.some((token) => token.kind === 'value' && isPlain(token.encoding)))
      .flatMap((tokens) => tokens.flatMap((token) => (token.kind === 'value' && parsesBack(token.encoding) ? [token.attribute] : []))),
  )
  const isMissing = ({ name, hidden }: AttributeModel) => hidden !== true && !stored.has(name) && !parsed.has(name)
  return { stored, missing: entity.attributes.filter(isMissing).map((one) => one.name) }
}
