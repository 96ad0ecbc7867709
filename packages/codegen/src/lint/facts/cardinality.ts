import type { EntityModel, KeyPart } from '@keyloom/core'
import { attributeOf, type ValueToken, valuesOf } from './attribute.js'

/** How many different texts parts of a key can have together; infinite where nothing bounds them. */
export function countOf(parts: readonly KeyPart[], entity: EntityModel): number {
  return product(parts, (token) => valueCount(token, entity))
}

/** The same for those of one moment: what is written today is in the partition of today. */
export function busyCountOf(parts: readonly KeyPart[], entity: EntityModel): number {
  return product(parts, (token) => (isOfTheDay(token, entity) ? 1 : valueCount(token, entity)))
}

function product(parts: readonly KeyPart[], count: (token: ValueToken) => number): number {
  return parts.flatMap(valuesOf).reduce((all, token) => all * count(token), 1)
}

function isOfTheDay({ attribute, encoding }: ValueToken, entity: EntityModel): boolean {
  const type = attributeOf(entity, attribute)?.type
  return encoding.kind === 'slice' || (type?.kind === 'string' && type.format === 'date')
}

function valueCount({ attribute, encoding }: ValueToken, entity: EntityModel): number {
  if (encoding.kind === 'shard') return encoding.count
  if (encoding.kind === 'hash') return 16 ** encoding.digits
  const type = attributeOf(entity, attribute)?.type
  switch (type?.kind) {
    case 'boolean':
      return 2
    case 'enum':
    case 'literal':
      return type.values.length
    case 'number':
      return type.integer && type.min !== undefined && type.max !== undefined
        ? Math.floor(type.max) - Math.ceil(type.min) + 1
        : Number.POSITIVE_INFINITY
    default:
      return Number.POSITIVE_INFINITY
  }
}
