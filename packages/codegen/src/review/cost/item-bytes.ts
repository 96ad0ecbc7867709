import type { AttributeType, EntityModel, IndexModel, TableModel } from '@keyloom/core'

/** Text whose type has no bound is taken to be so long. */
const USUAL_TEXT = 32
/** A list whose type has no bound is taken to have so many elements. */
const USUAL_LENGTH = 4

/**
 * About how many bytes an item takes: as many as the schema expects, else by its types, where a text is half as long as it may be and at most 256, and a number 8 bytes. Good enough to
 * compare two schemas with each other, not to plan a bill.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(entity: EntityModel, table: TableModel): number {
  if (entity.expect?.bytes !== undefined) return entity.expect.bytes
  const keys = [...table.key.partition, ...table.key.sort].length * (USUAL_TEXT + 2)
  const stamps = entity.indexes.length * 2 * (USUAL_TEXT + 6)
  return keys + stamps + entity.attributes.reduce((sum, { stored, type }) => sum + stored.length + typeBytes(type), 0)
}

/** About how many bytes an index holds of one item. */
export function entryBytes(entity: EntityModel, table: TableModel, { projection }: IndexModel): number {
  if (projection.kind === 'all') return itemBytes(entity, table)
  const named = projection.kind === 'include' ? projection.attributes : []
  const copied = entity.attributes.filter(({ stored }) => named.includes(stored))
  const bytes = 4 * (USUAL_TEXT + 4) + copied.reduce((sum, { stored, type }) => sum + stored.length + typeBytes(type), 0)
  return Math.min(bytes, itemBytes(entity, table))
}

function typeBytes(type: AttributeType): number {
  switch (type.kind) {
    case 'string':
      return type.format === undefined ? textBytes(type.maxLength) : 36
    case 'enum':
    case 'literal':
      return 8
    case 'boolean':
    case 'null':
      return 1
    case 'number':
    case 'bigint':
      return 8
    case 'date':
      return type.stored === 'iso' ? 24 : 6
    case 'array':
    case 'set':
      return 3 + lengthOf(type.max) * (1 + typeBytes(type.element))
    case 'map':
    case 'record':
      return 3 + USUAL_LENGTH * (1 + typeBytes(type.key) + typeBytes(type.value))
    case 'tuple':
      return 3 + type.items.reduce((sum, item) => sum + 1 + typeBytes(item), 0)
    case 'object':
      return 3 + type.properties.reduce((sum, { name, type: inner }) => sum + 1 + name.length + typeBytes(inner), 0)
    case 'union':
      return Math.max(...type.options.map(typeBytes))
    case 'nullable':
      return typeBytes(type.inner)
    case 'binary':
    case 'unknown':
      return 256
  }
}

function textBytes(max: number | undefined): number {
  return max === undefined ? USUAL_TEXT : Math.min(256, Math.ceil(max / 2))
}

function lengthOf(max: number | undefined): number {
  return max === undefined ? USUAL_LENGTH : Math.min(100, Math.ceil(max / 2))
}
