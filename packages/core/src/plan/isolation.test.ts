import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { modelWith } from '../../test/order-fixture.js'
import { defineEntity, defineSchema, defineTable, type Entity, modelOf } from '../schema/index.js'
import { describePlan, planModel } from './index.js'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const attributes = { userId: z.string(), orderId: z.string(), at: z.date() }

function outcome(...entities: Entity[]): string[] {
  const { plans, problems } = planModel(modelOf(defineSchema({ name: 'test', tables: [table], entities })))
  return [
    ...plans.map((plan) => `${plan.name}: ${describePlan(plan).keyCondition}`),
    ...problems.map(({ code, message }) => `${code} ${message}`),
  ]
}

/** An entity in the partition of a user with this sort template, and one pattern. */
function inUser(name: string, sort: string, isAsked = true): Entity {
  return defineEntity(table, name, {
    attributes,
    // The types check templates only where they are literal.
    key: { partition: 'USER#{userId}', sort: sort as 'ORDER' },
    ...(isAsked && { patterns: { ofUser: { by: ['userId'] } } }),
  }) as Entity
}

describe('two entities in one partition', () => {
  test.each([
    ['ORDER#{orderId}', 'INVOICE#{orderId}', '`sk` begins with `ORDER#`'],
    ['sh#{orderId}', 'shp#{orderId}', '`sk` begins with `sh#`'],
    ['ORDER#{orderId}', 'ORDER', '`sk` begins with `ORDER#`'],
    ['ORDER', 'ORDER#{orderId}', '`sk = ORDER`'],
    ['A#{orderId}#x', 'A', '`sk` begins with `A#`'],
  ])('%s is told from %s', (asked, other, condition) => {
    expect(outcome(inUser('Asked', asked), inUser('Other', other, false))).toEqual([
      `Asked.ofUser: \`pk = USER#{userId}\` and ${condition}`,
    ])
  })

  test.each([
    ['ORDER{orderId}', 'ORDERLINE#{orderId}'],
    ['{orderId}', 'ORDER#{orderId}'],
    ['ORDER#{orderId}', '{orderId}'],
    ['ORDER#{orderId}', 'ORDER#LINE#{orderId}'],
    ['ORDER', '{orderId}'],
  ])('%s is not told from %s', (asked, other) => {
    expect(outcome(inUser('Asked', asked), inUser('Other', other, false))).toEqual([
      'PLAN.MIXED Asked.ofUser: in the table `shop` its bounds also hold items of Other.',
    ])
  })
})

test('the problem says how to separate them', () => {
  const { problems } = planModel(
    modelOf(
      defineSchema({
        name: 'test',
        tables: [table],
        entities: [inUser('OrderLine', '{at}'), inUser('Invoice', '{orderId}', false), inUser('Bill', '{at}', false)],
      }),
    ),
  )
  expect(problems).toEqual([
    {
      code: 'PLAN.MIXED',
      message: 'OrderLine.ofUser: in the table `shop` its bounds also hold items of Invoice, Bill.',
      fix: 'Separate them: begin the sort template of OrderLine with a literal of its own, such as `ORDER_LINE#`, or the partition template with one that they do not have.',
      path: ['entities', 'OrderLine', 'patterns', 'ofUser'],
      met: { entities: ['Invoice', 'Bill'], key: { pk: 'USER#x', sk: 'x' } },
    },
  ])
})

test('values tell keys apart by what their types can be', () => {
  const user = defineEntity(table, 'User', {
    attributes: { userId: z.ulid(), at: z.date() },
    key: { partition: '{userId}', sort: '{at}' },
    patterns: { history: { by: ['userId'], range: 'at' } },
  })
  const profile = defineEntity(table, 'Profile', { attributes: { userId: z.ulid() }, key: { partition: '{userId}', sort: 'PROFILE' } })
  const device = defineEntity(table, 'Device', {
    attributes: { deviceId: z.uuid(), at: z.date() },
    key: { partition: '{deviceId}', sort: '{at}' },
  })
  // No uuid is a ulid, so Device is elsewhere; a profile is in the partition but `all` would read it.
  expect(outcome(user as Entity, device as Entity)).toEqual(['User.history: `pk = {userId}` and `sk` between bounds of `at`'])
  expect(outcome(user as Entity, profile as Entity)).toEqual([
    'PLAN.MIXED User.history: in the table `shop` its bounds also hold items of Profile.',
  ])
})

test('constants of `where` narrow the partition', () => {
  const order = defineEntity(table, 'Order', {
    attributes: { orderId: z.ulid(), status: z.enum(['open', 'paid']), at: z.date() },
    key: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{at}' } },
    patterns: { open: { by: [], where: { status: 'open' } }, paid: { by: [], where: { status: 'paid' } }, any: { by: ['status'] } },
  })
  const refund = defineEntity(table, 'Refund', {
    attributes: { refundId: z.ulid() },
    key: { partition: 'REFUND#{refundId}', sort: 'REFUND' },
    indexes: { gsi1: { partition: 'STATUS#paid', sort: 'REFUND#{refundId}' } },
  })
  expect(outcome(order as Entity, refund as Entity)).toEqual([
    'Order.open: `gsi1pk = STATUS#open`',
    'PLAN.MIXED Order.paid: in the index `gsi1` its bounds also hold items of Refund.',
    'PLAN.MIXED Order.any: in the index `gsi1` its bounds also hold items of Refund.',
  ])
})

test('an entity of another table, or of no such index, is not in the way', () => {
  const order = defineEntity(table, 'Order', {
    attributes: { orderId: z.ulid(), at: z.date() },
    key: { partition: 'ALL', sort: 'ORDER#{orderId}' },
    indexes: { gsi1: { partition: 'ALL', sort: '{at}' } },
    patterns: { newest: { by: [], order: { at: 'desc' } } },
  })
  const other = defineEntity(table, 'Other', { attributes: { id: z.ulid() }, key: { partition: 'ALL', sort: 'OTHER#{id}' } })
  expect(outcome(order as Entity, other as Entity)).toEqual(['Order.newest: `gsi1pk = ALL`'])
})

describe('a pattern that isolates by a filter', () => {
  const shop = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
  const attributes = { customer: z.string(), day: z.iso.date() }
  const key = { partition: 'C#{customer}', sort: '{day}' } as const
  const sale = defineEntity(shop, 'Sale', { attributes, key })
  const invoice = (isolate: { isolate?: 'filter' }, where: object = {}) =>
    defineEntity(shop, 'Invoice', { attributes, key, patterns: { ofDay: { by: ['customer'], range: 'day', ...isolate, ...where } } })

  test('says whose items it drops', () => {
    const { plans } = planModel(modelWith(shop, invoice({ isolate: 'filter' }), sale))
    expect(plans[0]).toMatchObject({ kind: 'query', isolatedFrom: ['Sale'] })
    const { problems } = planModel(modelWith(shop, invoice({}), sale))
    expect(problems.map(({ code }) => code)).toEqual(['PLAN.MIXED'])
  })

  test('has something to drop', () => {
    expect(planModel(modelWith(shop, invoice({ isolate: 'filter' }))).problems).toEqual([
      {
        code: 'SCHEMA.PATTERN',
        message: 'Invoice.ofDay: in the table `shop` its bounds hold nothing but Invoice.',
        fix: 'Remove isolate.',
        path: ['entities', 'Invoice', 'patterns', 'ofDay'],
      },
    ])
  })

  test('does not keep an entity from itself', () => {
    const indexed = defineTable('indexed', { key: { partition: 'pk' }, indexes: { gsi1: { kind: 'global', partition: 'a', sort: 'b' } } })
    const order = defineEntity(indexed, 'Order', {
      attributes: { id: z.string(), status: z.enum(['open', 'paid']), at: z.date() },
      key: { partition: '{id}' },
      indexes: {
        gsi1: [
          { when: { status: 'open' }, partition: 'ORDERS', sort: '{at}' },
          { when: { status: 'paid' }, partition: 'ORDERS', sort: '{at:desc}' },
        ],
      },
      patterns: { open: { by: [], where: { status: 'open' }, isolate: 'filter' } },
    })
    expect(planModel(modelWith(indexed, order)).problems.map(({ code }) => code)).toEqual(['PLAN.MIXED'])
  })
})
