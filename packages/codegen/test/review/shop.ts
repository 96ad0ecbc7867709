import { defineCollection, defineEntity, defineSchema, defineTable, type Model, modelOf } from '@keyloom/core'
import { z } from 'zod'

type Options = Readonly<Record<string, unknown>>

/** What a case says otherwise of the clean schema; `attributes`, `indexes` and `patterns` are merged, and undefined takes a member away. */
export interface ShopOptions {
  readonly tableName?: string
  readonly table?: Options
  readonly customer?: Options
  readonly order?: Options
  readonly orderName?: string
  /** Further entities, by name. */
  readonly more?: Readonly<Record<string, Options>>
  readonly collection?: Options | 'none'
  readonly transactions?: (entities: { readonly order: never; readonly table: never }) => readonly unknown[]
}

const tableOptions = {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
}

const customerOptions = {
  attributes: { customerId: z.uuid(), name: z.string().min(1).max(100), email: z.email() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  patterns: { byId: { by: ['customerId'], one: true } },
}

const orderOptions = {
  attributes: {
    customerId: z.uuid(),
    orderId: z.ulid(),
    placedAt: z.date(),
    number: z.int().min(0).max(999_999),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0),
    note: z.string().max(500).optional(),
    address: z.object({ city: z.string(), zip: z.string().optional() }),
    tags: z.array(z.string().max(20)).max(10),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    gsi2: { partition: 'STATUS#{status}', sort: '{number:pad(6)}' },
  },
  patterns: {
    byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' } },
    byId: { by: ['orderId'], one: true },
    byStatus: { by: ['status'], range: 'number', order: { number: 'asc' } },
  },
}

/** The clean schema that the cases of the rules change in one place. */
export function shop(options: ShopOptions = {}): Model {
  const table = defineTable(options.tableName ?? 'shop', merged(tableOptions, options.table) as never)
  const entity = (name: string, config: Options) => defineEntity(table as never, name, config as never)
  const customer = entity('Customer', merged(customerOptions, options.customer))
  const order = entity(options.orderName ?? 'Order', merged(orderOptions, options.order))
  const more = Object.entries(options.more ?? {}).map(([name, config]) => entity(name, config))
  const collections =
    options.collection === 'none'
      ? []
      : [
          defineCollection(table as never, 'customerWithOrders', {
            by: ['customerId'],
            returns: { customer, orders: [order] },
            ...options.collection,
          } as never),
        ]
  return modelOf(
    defineSchema({
      name: 'shop',
      tables: [table],
      entities: [customer, order, ...more],
      collections,
      transactions: (options.transactions?.({ order: order as never, table: table as never }) ?? []) as never,
    }),
  )
}

const mergedOptions = ['attributes', 'indexes', 'patterns'] as const

function merged(defaults: Options, options: Options = {}): Options {
  const inner = mergedOptions.filter((name) => name in defaults && name in options)
  const deep = inner.map((name) => [name, without({ ...(defaults[name] as Options), ...(options[name] as Options) })] as const)
  return without({ ...defaults, ...options, ...Object.fromEntries(deep) })
}

function without(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

/** A model with some JSON changed, for what the schema language cannot say. */
export function changed(model: Model, change: (copy: DeepMutable<Model>) => void): Model {
  const copy = structuredClone(model) as DeepMutable<Model>
  change(copy)
  return copy as Model
}

export type DeepMutable<T> = T extends readonly (infer E)[]
  ? DeepMutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: DeepMutable<T[K]> }
    : T
