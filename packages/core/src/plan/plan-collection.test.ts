import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Collection, defineCollection, defineEntity, defineSchema, defineTable, type Entity, modelOf } from '../schema/index.js'
import { describePlan, planModel } from './index.js'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['name'] },
  },
})
const id = z.ulid()

const customer = defineEntity(table, 'Customer', {
  attributes: { customerId: id, name: z.string(), email: z.email() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  indexes: { gsi2: { partition: 'CUSTOMER#{customerId}', sort: 'A' } },
})
const address = defineEntity(table, 'Address', {
  attributes: { customerId: id, kind: z.enum(['home', 'work']) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ADDRESS#{kind}' },
  indexes: { gsi2: { partition: 'CUSTOMER#{customerId}', sort: 'B#{kind}' } },
})
const order = defineEntity(table, 'Order', {
  attributes: { customerId: id, orderId: id, placedAt: z.date() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { gsi1: { partition: 'CUSTOMER#{customerId}', sort: '{placedAt}' } },
})
const payment = defineEntity(table, 'Payment', {
  attributes: { payer: id, paymentId: id, paidAt: z.date() },
  key: { partition: 'PAYMENT#{paymentId}', sort: 'PAYMENT' },
  indexes: { gsi1: { partition: 'CUSTOMER#{payer}', sort: '{paidAt}' } },
})

function outcome(collection: unknown, ...entities: unknown[]): string[] {
  const schema = defineSchema({ name: 'test', tables: [table], entities: entities as Entity[], collections: [collection as Collection] })
  const { plans, problems } = planModel(modelOf(schema))
  return [
    ...plans.map((plan) => {
      const { index, keyCondition, direction } = describePlan(plan)
      return `${index}: ${keyCondition}${direction === 'backward' ? ' backward' : ''}`
    }),
    ...problems.map(({ code, message }) => `${code} ${message}`),
  ]
}

describe('bounds', () => {
  const both = defineCollection(table, 'both', { by: ['customerId'], returns: { customer, orders: [order] } })

  test('the whole partition where it belongs to the members', () => {
    expect(outcome(both, customer, order)).toEqual(['table: `pk = CUSTOMER#{customerId}`'])
  })

  test('the stretch between the members where others are in the partition', () => {
    expect(outcome(both, customer, address, order)).toEqual([
      'table: `pk = CUSTOMER#{customerId}` and `sk` from `CUSTOMER` to before `ORDER$`',
    ])
  })

  test('a stretch that ends with a constant holds it', () => {
    const ends = defineCollection(table, 'ends', { by: ['customerId'], returns: { customer, addresses: [address] } })
    expect(outcome(ends, customer, address, order)).toEqual(['table: `pk = CUSTOMER#{customerId}` and `sk` from `ADDRESS#` to `CUSTOMER`'])
  })

  test('others between the members are a problem', () => {
    const split = defineCollection(table, 'split', { by: ['customerId'], returns: { addresses: [address], orders: [order] } })
    expect(outcome(split, customer, address, order)).toEqual(['PLAN.MIXED split: its bounds also hold items of Customer.'])
  })

  test('and are dropped where the collection says so, which it says only then', () => {
    const returns = { addresses: [address], orders: [order] } as const
    const split = defineCollection(table, 'split', { by: ['customerId'], returns, isolate: 'filter' })
    expect(outcome(split, customer, address, order)).toEqual([
      'table: `pk = CUSTOMER#{customerId}` and `sk` from `ADDRESS#` to before `ORDER$`',
    ])
    const schema = defineSchema({ name: 'test', tables: [table], entities: [customer, address, order], collections: [split] })
    expect(planModel(modelOf(schema)).plans).toMatchObject([{ isolatedFrom: ['Customer'] }])
    const alone = defineCollection(table, 'alone', { by: ['customerId'], returns: { customer, orders: [order] }, isolate: 'filter' })
    expect(outcome(alone, customer, address, order)).toEqual(['SCHEMA.COLLECTION alone: its bounds hold nothing but its members.'])
  })
})

describe('order and range', () => {
  test('the order is that of the many side', () => {
    const newest = defineCollection(table, 'newest', {
      by: ['customerId'],
      returns: { customer, orders: [order] },
      order: { placedAt: 'desc' },
    })
    const named = defineCollection(table, 'named', {
      by: ['customerId'],
      returns: { customer, orders: [order] },
      order: { orderId: 'desc' },
    })
    expect(outcome(newest, customer, order)).toEqual(['table: `pk = CUSTOMER#{customerId}` backward'])
    expect(outcome(named, customer, order)).toEqual([
      [
        'PLAN.UNSERVED named: no key answers it with one request.',
        '  `table`: Order: its items are not in the order of `orderId`',
        '  `gsi1`: no Customer is in it',
        '  `gsi2`: no Order is in it',
      ].join('\n'),
    ])
  })

  test('aliases name the attributes of members, also in the range', () => {
    const activity = defineCollection(table, 'activity', {
      by: ['customerId'],
      returns: { orders: [order], payments: [payment] },
      aliases: { payments: { customerId: 'payer', placedAt: 'paidAt' } },
      range: 'placedAt',
      order: { placedAt: 'desc' },
      limit: 10,
    })
    const schema = defineSchema({ name: 'test', tables: [table], entities: [customer, order, payment], collections: [activity] })
    expect(planModel(modelOf(schema)).plans).toEqual([
      {
        kind: 'query',
        name: 'activity',
        table: 'shop',
        filter: [],
        missing: [],
        result: {
          kind: 'collection',
          members: [
            { property: 'orders', entity: 'Order', many: true },
            { property: 'payments', entity: 'Payment', many: true },
          ],
          limit: 10,
        },
        index: 'gsi1',
        indexKind: 'global',
        partition: [
          {
            attribute: 'gsi1pk',
            type: 'string',
            tokens: [
              { kind: 'literal', text: 'CUSTOMER#' },
              { kind: 'input', input: 'customerId', entity: 'Order', attribute: 'customerId', encoding: { kind: 'text' } },
            ],
          },
        ],
        sort: {
          equal: [],
          bound: {
            kind: 'range',
            part: { attribute: 'gsi1sk', type: 'string', tokens: [] },
            range: {
              entity: 'Order',
              attribute: 'placedAt',
              encoding: { kind: 'date', descending: false },
              followed: false,
              delimiter: '#',
              descending: false,
            },
          },
        },
        forward: false,
        consistent: false,
      },
    ])
  })

  test('a range that only some members have is no range of the collection', () => {
    const since = defineCollection(table, 'since', {
      by: ['customerId'],
      returns: { customer, orders: [order] },
      range: 'placedAt',
      index: 'table',
    })
    expect(outcome(since, customer, order)).toEqual([
      'PLAN.UNSERVED since: no key answers it with one request.\n  `table`: Customer: `placedAt` is not the first value of its sort key that is not fixed',
    ])
  })
})

test('members of different partitions, and what an index does not hold', () => {
  const apart = defineCollection(table, 'apart', {
    by: ['customerId'],
    returns: { customer, payments: [payment] },
    aliases: { payments: { customerId: 'payer' } },
  })
  expect(outcome(apart, customer, payment)).toEqual([
    [
      'PLAN.UNSERVED apart: no key answers it with one request.',
      '  `table`: the partition key of Payment needs `paymentId`',
      '  `gsi1`: no Customer is in it',
      '  `gsi2`: no Payment is in it',
    ].join('\n'),
  ])
  const names = defineCollection(table, 'names', { by: ['customerId'], returns: { customer, addresses: [address] }, index: 'gsi2' })
  const { plans } = planModel(modelOf(defineSchema({ name: 'test', tables: [table], entities: [customer, address], collections: [names] })))
  expect(plans.map(({ missing }) => missing)).toEqual([['Customer.email']])
})
