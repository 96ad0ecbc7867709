import {
  type Draft,
  type DraftEntity,
  type DraftTable,
  type DraftToken,
  firstEntity,
  isNamed,
  type Mutation,
  template,
  text,
  tokensOf,
  value,
  witness,
} from './draft.js'

/** An entity more, whose items are in `WITNESS#{witness}` and begin with a word there. */
function newEntity(table: DraftTable, name: string, sort: readonly DraftToken[]): DraftEntity {
  const partitionKey = table.key.partition[0]!.name
  const sortKey = table.key.sort[0]?.name
  return {
    kind: 'entity',
    name,
    table: table.name,
    ...(table.discriminator !== undefined && { discriminator: { attribute: table.discriminator, value: name } }),
    attributes: [witness, `${witness}Id`].map((one) => ({
      name: one,
      stored: one,
      type: { kind: 'string', format: 'uuid' },
      optional: false,
    })),
    key: {
      partition: template(partitionKey, [text('WITNESS#'), value()]),
      ...(sortKey !== undefined && { sort: template(sortKey, sort) }),
    },
    indexes: [],
    patterns: [],
  }
}

const id = value(undefined, undefined, `${witness}Id`)

/** The first table whose keys are text, which a template can form. */
function textTable({ tables }: Draft, holds: (table: DraftTable) => boolean): DraftTable | undefined {
  return tables.find((table) => [...table.key.partition, ...table.key.sort].every(({ type }) => type === 'string') && holds(table))
}

const hasSortKey = ({ key }: DraftTable) => key.sort.length > 0

/** Whether each entity has partitions of its own: where a value alone is the key, those of the others are within them. */
const isPrefixed = ({ name }: DraftTable, { entities }: Draft) =>
  entities.every(({ table, key }) => table !== name || tokensOf(key.partition)[0]?.kind === 'literal')

/** What a change of one entity of the design is; nothing else of the schema names it. */
function ofEntity(holds: (entity: DraftEntity, base: Draft) => boolean, change: (entity: DraftEntity, head: Draft) => void): Mutation {
  return (base) => {
    const place = firstEntity(base, (entity) => !isNamed(base, entity) && holds(entity, base))
    return place === undefined ? undefined : (head) => change(head.entities[place]!, head)
  }
}

/** An entity that is new, in the table that the design has. */
function added(
  holds: (table: DraftTable, base: Draft) => boolean,
  prepare: (base: Draft, table: DraftTable) => void,
  entity: (table: DraftTable) => DraftEntity,
): Mutation {
  return (base) => {
    const table = textTable(base, (one) => holds(one, base))
    if (table === undefined) return undefined
    prepare(base, table)
    return (head) => head.entities.push(entity(table))
  }
}

export const entityMutations: Readonly<Record<string, Mutation>> = {
  E401: added(
    (table, base) => isPrefixed(table, base) || !base.collections.some((one) => one.table === table.name),
    () => {},
    (table) => newEntity(table, 'Witness', [text('WITNESS')]),
  ),
  E402: added(
    (table, base) => hasSortKey(table) && isPrefixed(table, base),
    (base, table) => {
      base.entities.push(newEntity(table, 'First', [text('A')]), newEntity(table, 'Last', [text('Z#'), id]))
      base.collections.push({
        kind: 'collection',
        name: 'witnesses',
        table: table.name,
        by: [{ attribute: witness }],
        returns: [
          { property: 'first', entity: 'First', many: false, aliases: {} },
          { property: 'last', entity: 'Last', many: true, aliases: {} },
        ],
      })
    },
    (table) => newEntity(table, 'Witness', [text('M#'), id]),
  ),
  E403: ofEntity(
    () => true,
    (entity, head) => head.entities.splice(head.entities.indexOf(entity), 1),
  ),
  E404: ofEntity(
    ({ discriminator }) => discriminator !== undefined,
    ({ discriminator }) => Object.assign(discriminator!, { value: 'Witness' }),
  ),
  E405: (base) => {
    const place = base.tables.findIndex(({ discriminator }) => discriminator !== undefined)
    return place < 0
      ? undefined
      : (head) => {
          const { name } = head.tables[place]!
          head.tables[place]!.discriminator = witness
          for (const { table, discriminator } of head.entities)
            if (table === name && discriminator !== undefined) discriminator.attribute = witness
        }
  },
  E406: ofEntity(
    () => true,
    (entity) => Object.assign(entity, { name: 'Witness', renamedFrom: entity.name }),
  ),
  E407: added(
    () => true,
    (_, table) => Object.assign(table, { tombstones: { prefixes: ['WITNESS#'] } }),
    (table) => newEntity(table, 'Witness', [text('WITNESS')]),
  ),
  E408: (base) => {
    const place = firstEntity(base, (entity) => tokensOf(entity.key.partition).length > 0)
    if (place === undefined) return undefined
    return (head) => {
      const { sharesKeyWith: _, discriminator, ...entity } = structuredClone(head.entities[place]!)
      const own = discriminator !== undefined && { discriminator: { ...discriminator, value: 'Witness' } }
      head.entities.push({ ...entity, ...own, name: 'Witness', indexes: [], patterns: [], unique: [] })
    }
  },
  E409: (base) => {
    const table = textTable(base, hasSortKey)
    if (table === undefined) return undefined
    const read = newEntity(table, 'Read', [text('M#'), id])
    const pattern = {
      kind: 'pattern' as const,
      name: 'all',
      by: [{ attribute: witness }],
      where: [],
      one: false,
      filter: [],
      consistent: false,
    }
    base.entities.push({ ...read, patterns: [pattern] }, newEntity(table, 'Witness', [text('MORE#'), id]))
    return (head) => {
      head.entities.at(-1)!.key = newEntity(table, 'Witness', [text('M#'), text('MORE#'), id]).key
    }
  },
  E410: ofEntity(
    () => true,
    (entity, head) => {
      const table = structuredClone(head.tables.find(({ name }) => name === entity.table)!)
      head.tables.push({ ...table, name: witness })
      entity.table = witness
    },
  ),
}
