import type { Condition, Schema, Table } from '@keyloom/core'
import type { Layout, ProposedKey } from './layout.js'

type Entity = Schema['config']['entities'][number]
type EntityConfig = Entity['config']
type Patterns = NonNullable<EntityConfig['patterns']>
type Templates = Exclude<NonNullable<EntityConfig['indexes']>[string], true | readonly unknown[]>

/** What is taken of the schema besides its keys. */
export interface Taken {
  /** Whether a pattern or a collection of that name is planned; scans always are. */
  readonly has: (demand: string) => boolean
  /** The index that a pattern or collection of that name is pinned to. */
  readonly pins?: ReadonlyMap<string, string>
}

/** The same schema with the keys of these layouts, and without what is said of other keys: pinned indexes, `isolate` and `hydrate`. */
export function withKeys({ config, ...schema }: Schema, layouts: readonly Layout[], taken: Taken): Schema {
  const tables = config.tables.map((table) => tableWithKeys(table, layouts))
  const tableOf = (table: Table): Table => tables.find(({ name }) => name === table.name) ?? table
  const entities = config.entities.map((entity) => ({
    ...entity,
    table: tableOf(entity.table),
    config: entityWithKeys(entity, layouts, taken),
  }))
  const collections = (config.collections ?? [])
    .filter(({ name }) => taken.has(name))
    .map((collection) => {
      const { index: _, moving: __, ...rest } = collection.config
      const index = taken.pins?.get(collection.name)
      return { ...collection, table: tableOf(collection.table), config: { ...rest, ...(index !== undefined && { index }) } }
    })
  return { ...schema, config: { ...config, tables, entities, collections } }
}

function tableWithKeys(table: Table, layouts: readonly Layout[]): Table {
  const layout = layouts.find((one) => one.table === table.name)
  if (layout === undefined) return table
  const { indexes: _, ...rest } = table.config
  const indexes = Object.fromEntries(layout.indexes.map(({ name, ...key }) => [name, { kind: 'global' as const, ...key }]))
  return { ...table, config: { ...rest, key: layout.key, ...(layout.indexes.length > 0 && { indexes }) } }
}

function entityWithKeys({ name, config }: Entity, layouts: readonly Layout[], taken: Taken): EntityConfig {
  const { key: _, otherKey: __, indexes: ___, patterns = {}, copies, ...rest } = config
  const keys = layouts.flatMap((layout) => layout.keys).filter(({ entity }) => entity === name)
  const primary = keys.find(({ index }) => index === undefined)
  const indexes = indexOptions(keys)
  return {
    ...rest,
    // The pattern that finds the copies is one of those that are served, or it is not.
    ...(copies !== undefined && { copies: copies.map(({ found: _, ...one }) => one) }),
    ...(primary !== undefined && { key: { partition: primary.partition, sort: primary.sort } }),
    ...(Object.keys(indexes).length > 0 && { indexes }),
    patterns: bare(name, patterns, taken),
  }
}

/** The `indexes` of an entity, as a schema says them. */
export function indexOptions(keys: readonly ProposedKey[]): Record<string, Templates | Templates[]> {
  const options: Record<string, Templates | Templates[]> = {}
  for (const { index } of keys) {
    if (index === undefined || index in options) continue
    const own = keys.filter((key) => key.index === index).map(templatesOf)
    options[index] = own.length === 1 ? own[0]! : own
  }
  return options
}

function templatesOf({ when, sparse, partition, sort }: ProposedKey): Templates {
  return {
    ...(when.length > 0 && { when: Object.fromEntries(when.map((condition) => [condition.attribute, constantOf(condition)])) }),
    ...(sparse.length > 0 && { sparse: true }),
    partition,
    sort,
  }
}

function constantOf(condition: Condition) {
  if (condition.kind !== 'oneOf') return condition.kind
  const [only, ...others] = condition.values
  return only === undefined || others.length > 0 || only === 'present' || only === 'absent' ? condition.values : only
}

function bare(entity: string, patterns: Patterns, taken: Taken): Patterns {
  const kept = Object.entries(patterns).filter(([name, { scan }]) => scan !== undefined || taken.has(`${entity}.${name}`))
  return Object.fromEntries(
    kept.map(([name, pattern]) => {
      const { index: _, isolate: __, hydrate: ___, moving: ____, scan, ...rest } = pattern
      const index = taken.pins?.get(`${entity}.${name}`)
      return [name, { ...rest, ...(scan !== undefined && { scan: { because: scan.because } }), ...(index !== undefined && { index }) }]
    }),
  )
}
