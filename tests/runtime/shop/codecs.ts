import {
  date,
  type EntityCodec,
  entityCodec,
  enumeration,
  implied,
  integer,
  list,
  object,
  optional,
  string,
  stringSet,
  withDefault,
} from '@keyloom/core/runtime'
import type { Customer, Order, Stock } from './entities.js'

const id = string({ min: 1, max: 40 })

export const orderStatus = enumeration(['open', 'paid', 'shipped'])

export const orderCodec: EntityCodec<Order> = entityCodec<Order>(
  'Order',
  {
    customerId: id,
    orderId: id,
    placedAt: string({ format: 'datetime', pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ }),
    status: orderStatus,
    total: integer({ min: 0 }),
    lines: withDefault(list(object({ sku: id, count: integer({ min: 1 }) })), () => []),
    tags: optional(stringSet()),
    note: optional(string({ max: 500 })),
    version: implied(integer({ min: 0 })),
    createdAt: implied(date()),
    updatedAt: implied(date()),
  },
  undefined,
  { total: 'total.cents' },
)

export const customerCodec: EntityCodec<Customer> = entityCodec<Customer>('Customer', { customerId: id, name: string({ min: 1 }) })

export const stockCodec: EntityCodec<Stock> = entityCodec<Stock>('Stock', {
  warehouse: id,
  sku: id,
  level: integer(),
  shelf: optional(string()),
  place: optional(string()),
})
