import type { AttributeDraft, EntityDraft, ImportedTable, TableDraft, TypeDraft } from '../draft.js'
import { delimiterOf, groupItems, type ItemGroup } from './group-items.js'
import { inferEntity } from './infer-entity.js'
import { attributeName, distinctNames, entityName } from './names.js'
import { uniqueOf } from './unique.js'

/** A table with its entities, from its items. */
export function inferTable(table: ImportedTable): TableDraft {
  const { items, ...rest } = table
  if (items.length === 0) return { ...rest, discriminator: '_type', delimiter: '#', entities: withProjected(table, [entityOfKeys(table)]) }
  const delimiter = delimiterOf(table)
  const { discriminator, groups } = groupItems(table, delimiter)
  const names = distinctNames(groups.map((group) => nameOf(group, discriminator !== false, table.name)))
  const entities = groups.map(({ label, items: own }, index) => {
    const name = names[index]!
    const facts = {
      name,
      ...(discriminator !== false && label !== name && { discriminator: label }),
      items: own,
      typeAttribute: discriminator,
      delimiter,
    }
    const entity = inferEntity(table, facts)
    return { ...entity, unique: uniqueOf(table, entity, discriminator, delimiter) }
  })
  return { ...rest, discriminator, delimiter, ...withSharedDoubts(rest.doubts, withProjected(table, entities)) }
}

/** The entities, the first one with what indexes project and no item has: a projection names attributes of entities. */
function withProjected({ key, indexes }: ImportedTable, [first, ...others]: readonly EntityDraft[]): readonly EntityDraft[] {
  if (first === undefined) return []
  const keys = [key, ...indexes.map((index) => index.key)].flatMap(({ partition, sort }) => [...partition, ...sort].map(({ name }) => name))
  const known = new Set([...keys, ...[first, ...others].flatMap(({ attributes }) => attributes.map(({ name, stored = name }) => stored))])
  const projected = indexes
    .flatMap(({ projection }) => (typeof projection === 'string' ? [] : projection))
    .filter((name) => !known.has(name))
  const added = [...new Set(projected)].map((stored): AttributeDraft => {
    const name = attributeName(stored)
    const doubt = 'an index projects it, and no item has it'
    return { name, ...(name !== stored && { stored }), type: { kind: 'unknown' }, optional: true, doubt }
  })
  return [{ ...first, attributes: [...first.attributes, ...added] }, ...others]
}

/** What is doubtful of several entities is told once, of their table. */
function withSharedDoubts(own: readonly string[], entities: readonly EntityDraft[]): Pick<TableDraft, 'doubts' | 'entities'> {
  const all = entities.flatMap(({ doubts }) => doubts)
  const shared = [...new Set(all.filter((doubt, index) => all.indexOf(doubt) !== index))].filter((doubt) => !doubt.includes('{'))
  return {
    doubts: [
      ...own,
      ...shared.map(
        (doubt) =>
          `${entities
            .filter(({ doubts }) => doubts.includes(doubt))
            .map(({ name }) => name)
            .join(', ')}: ${doubt}`,
      ),
    ],
    entities: entities.map((entity) => ({ ...entity, doubts: entity.doubts.filter((doubt) => !shared.includes(doubt)) })),
  }
}

/** The type of the items, or what their sort key or partition key begins with, or the table's name. */
function nameOf({ label }: ItemGroup, isType: boolean, table: string): string {
  const words = isType ? [label] : label.split(' ').filter((word) => /[A-Za-z]/.test(word))
  return entityName(words.at(-1) ?? `${table} item`)
}

/** Without items, the keys are all that is known: they stand for attributes until somebody says what they are made of. */
function entityOfKeys({ name, key, indexes }: ImportedTable): EntityDraft {
  const primary = [...key.partition, ...key.sort]
  const others = indexes.flatMap((index) => [...index.key.partition, ...index.key.sort])
  const all = [...new Map([...primary, ...others].map((attribute) => [attribute.name, attribute])).values()]
  const attributes = all.map(({ name: stored, type }): AttributeDraft => {
    const own = attributeName(stored)
    const isKey = primary.some((attribute) => attribute.name === stored)
    return { name: own, ...(own !== stored && { stored }), type: keyType(type), optional: !isKey }
  })
  const isSparse = (index: ImportedTable['indexes'][number]): boolean =>
    [...index.key.partition, ...index.key.sort].some(({ name: one }) => !primary.some((attribute) => attribute.name === one))
  return {
    name: entityName(`${name} item`),
    attributes,
    key: {},
    indexes: Object.fromEntries(indexes.map((index) => [index.name, isSparse(index) ? { sparse: true as const } : true])),
    unique: {},
    doubts: ['there are no items to tell what the keys are made of, which entities there are, and which attributes they have'],
    items: [],
  }
}

function keyType(type: 'string' | 'number' | 'binary'): TypeDraft {
  if (type === 'number') return { kind: 'number', integer: false, from0: false }
  return type === 'binary' ? { kind: 'binary' } : { kind: 'string', isKey: true }
}
