import type { AttributeType, EntityModel, KeyAttribute, TableModel } from '@keyloom/core'
import type { Fault, Rule } from '../rule.js'

export const indexAttributeTypeConflict: Rule = {
  id: 'L711',
  slug: 'index-attribute-type-conflict',
  severity: 'error',
  title: 'An attribute that is part of a key has one type in every item of the table.',
  why: 'DynamoDB refuses every write of an item whose key attribute has another type, even if the entity does not use the index.',
  fix: 'Give the attribute another stored name with `names`, or the type of the key.',
  supersedes: ['L707', 'L708', 'L710'],
  check: ({ model }) =>
    model.entities.flatMap((entity) => {
      const table = model.tables.find(({ name }) => name === entity.table)
      return table === undefined ? [] : conflictsOf(entity, table)
    }),
}

function conflictsOf(entity: EntityModel, table: TableModel): Fault[] {
  return keysOf(table).flatMap(({ key, place, path }) => {
    const attribute = entity.attributes.find(({ stored }) => stored === key.name)
    const stored = attribute === undefined ? key.type : storedType(attribute.type)
    if (attribute === undefined || stored === key.type) return []
    const message = `\`${attribute.name}\` of \`${entity.name}\` is stored as a ${stored}, and \`${key.name}\` of ${place} is a ${key.type}.`
    return [{ path: ['entities', entity.name, ...path], message }]
  })
}

interface PlacedKey {
  readonly key: KeyAttribute
  readonly place: string
  /** Below the entity. */
  readonly path: readonly string[]
}

function keysOf(table: TableModel): readonly PlacedKey[] {
  const of = ({ partition, sort }: TableModel['key'], place: string, path: readonly string[]): PlacedKey[] => [
    ...partition.map((key) => ({ key, place, path: [...path, 'partition'] })),
    ...sort.map((key) => ({ key, place, path: [...path, 'sort'] })),
  ]
  return [
    ...of(table.key, `the table \`${table.name}\``, ['key']),
    ...table.indexes.flatMap(({ name, key }) => of(key, `the index \`${name}\``, ['indexes', name])),
  ]
}

function storedType(type: AttributeType): string {
  switch (type.kind) {
    case 'string':
      return 'string'
    case 'number':
    case 'bigint':
      return 'number'
    case 'date':
      return type.stored === 'epochSeconds' ? 'number' : 'string'
    case 'enum':
    case 'literal':
      return type.values.every((value) => typeof value === 'number') ? 'number' : 'string'
    default:
      return type.kind
  }
}
