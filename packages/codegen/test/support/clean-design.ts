import {
  type CollectionConfig,
  defineCollection,
  defineEntity,
  defineSchema,
  defineTable,
  type Entity,
  type EntityConfig,
  type Model,
  modelOf,
  type Table,
  type TableConfig,
  type Transaction,
} from '@keyloom/core'
import { z } from 'zod'

/** What a test changes of the clean design. Attributes, indexes and patterns are added to those that are there. */
export interface DesignChange {
  readonly table?: Partial<TableConfig>
  readonly customer?: Partial<EntityConfig>
  readonly order?: Partial<EntityConfig>
  /** Further entities of the table. */
  readonly more?: Readonly<Record<string, EntityConfig>>
  /** The one collection. */
  readonly collection?: Partial<CollectionConfig>
  readonly transactions?: (table: Table, entities: Readonly<Record<string, Entity>>) => readonly Transaction[]
}

const shop: TableConfig = {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
}

const customer: EntityConfig = {
  attributes: { customerId: z.uuid(), email: z.email().max(200), fullName: z.string().min(1).max(100) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  patterns: { byId: { by: ['customerId'], one: true } },
}

const order: EntityConfig = {
  attributes: {
    customerId: z.uuid(),
    orderId: z.ulid(),
    placedAt: z.date(),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0).max(1_000_000),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' } },
  patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' } }, byId: { by: ['orderId'], one: true } },
}

/**
 * A design that no rule finds anything in, with one change: what the change makes a rule find is that rule's, and what it makes others find
 * is a mistake of theirs.
 */
export function designOf(change: DesignChange = {}): Model {
  const table = defineTable('shop', { ...shop, ...change.table, indexes: { ...shop.indexes, ...change.table?.indexes } } as TableConfig)
  const entities = Object.fromEntries(
    Object.entries({ Customer: merged(customer, change.customer), Order: merged(order, change.order), ...change.more }).map(
      ([name, config]) => [name, { ...defineEntity(table, name, { attributes: {}, key: {} } as never), config } as Entity],
    ),
  )
  const { Customer, Order } = entities as { readonly Customer: Entity; readonly Order: Entity }
  const collection = defineCollection(table, 'customerWithOrders', {
    by: ['customerId'],
    returns: { customer: Customer, orders: [Order] },
    ...change.collection,
  } as never)
  const transactions = change.transactions?.(table, entities)
  return modelOf(
    defineSchema({
      name: 'shop',
      tables: [table],
      entities: Object.values(entities),
      collections: [collection],
      ...(transactions !== undefined && { transactions }),
    }),
  )
}

function merged(config: EntityConfig, change: Partial<EntityConfig> = {}): EntityConfig {
  return {
    ...config,
    ...change,
    attributes: { ...config.attributes, ...change.attributes },
    patterns: { ...config.patterns, ...change.patterns },
    ...(change.indexes === undefined ? {} : { indexes: { ...config.indexes, ...change.indexes } }),
  }
}

/** A copy of a model with other values at some paths, as no schema can say it: models are also read from files. */
export function mutated(model: Model, changes: Readonly<Record<string, unknown>>): Model {
  const copy = structuredClone(model)
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    const owner = names.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], copy)
    ;(owner as Record<string, unknown>)[last] = value
  }
  return copy
}
