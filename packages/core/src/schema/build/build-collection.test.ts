import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel } from '../build-model.js'
import { type Collection, type CollectionConfig, defineCollection } from '../collection.js'
import { defineEntity } from '../entity.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'

const shop = defineTable('shop', { key: { partition: 'pk', sort: 'sk' }, indexes: { gsi1: { kind: 'global', partition: 'gsi1pk' } } })
const other = defineTable('other', { key: { partition: 'pk' } })
const customer = defineEntity(shop, 'Customer', {
  attributes: { customerId: z.uuid(), since: z.date() },
  key: { partition: 'C#{customerId}', sort: 'C' },
})
const order = defineEntity(shop, 'Order', {
  attributes: { buyerId: z.uuid(), placedAt: z.date() },
  key: { partition: 'C#{buyerId}', sort: 'O#{placedAt}' },
})
const note = defineEntity(other, 'Note', { attributes: { customerId: z.uuid() }, key: { partition: '{customerId}' } })
const stranger = defineEntity(shop, 'Stranger', { attributes: { customerId: z.uuid() }, key: { partition: '{customerId}', sort: 'S' } })

function build(collection: Collection) {
  return buildModel(defineSchema({ name: 'shop', tables: [shop, other], entities: [customer, order, note], collections: [collection] }))
}

test('a collection with everything', () => {
  const collection = defineCollection(shop, 'customerWithOrders', {
    description: 'A customer with the newest orders.',
    by: ['customerId'],
    returns: { customer, orders: [order] },
    aliases: { orders: { customerId: 'buyerId' } },
    range: 'placedAt',
    order: { placedAt: 'desc' },
    limit: 20,
    index: 'table',
  })
  const result = build(collection)
  expect('model' in result ? result.model.collections : result.problems).toEqual([
    {
      kind: 'collection',
      name: 'customerWithOrders',
      description: 'A customer with the newest orders.',
      table: 'shop',
      by: [{ attribute: 'customerId' }],
      returns: [
        { property: 'customer', entity: 'Customer', many: false, aliases: {} },
        { property: 'orders', entity: 'Order', many: true, aliases: { customerId: 'buyerId' } },
      ],
      range: 'placedAt',
      order: { attribute: 'placedAt', direction: 'desc' },
      limit: 20,
      index: 'table',
    },
  ])
})

const returns = { customer, orders: [order] }
const aliases = { orders: { customerId: 'buyerId' } }

test.each<[string, object, string[]]>([
  [
    'a member without the attribute',
    { by: ['customerId'], returns },
    ["SCHEMA.COLLECTION by: Order has no attribute 'customerId', so nothing says which of its items belong to the answer."],
  ],
  [
    'an alias of nothing',
    { by: ['customerId'], returns, aliases: { orders: { customerId: 'buyer' } } },
    [
      "SCHEMA.UNKNOWN aliases.orders.customerId: Order has no attribute 'buyer'.",
      "SCHEMA.COLLECTION by: Order has no attribute 'customerId', so nothing says which of its items belong to the answer.",
    ],
  ],
  [
    'an alias for no member',
    { by: ['customerId'], returns, aliases: { ...aliases, lines: { customerId: 'x' } } },
    ["SCHEMA.UNKNOWN aliases.lines: The collection returns no 'lines'."],
  ],
  [
    'conditions that no item fulfils, of no member and of too many values',
    { by: ['customerId'], returns, aliases, where: { orders: { buyerId: ['x', 'y'], placed: 'x' }, customer: { since: 1 }, lines: {} } },
    [
      "SCHEMA.COLLECTION where.customer.since: 'since' of Customer is never 1.",
      "SCHEMA.UNKNOWN where.orders.placed: Order has no attribute 'placed'.",
      "SCHEMA.COLLECTION where.orders.buyerId: 'buyerId' may have several values here, which one request cannot ask for.",
      "SCHEMA.UNKNOWN where.lines: The collection returns no 'lines'.",
    ],
  ],
  ['one entity', { by: ['customerId'], returns: { customer } }, ["SCHEMA.COLLECTION returns: 'both' returns fewer than two entities."]],
  [
    'one entity twice',
    { by: ['customerId'], returns: { customer, customers: [customer] } },
    ['SCHEMA.COLLECTION returns.customers: Customer is returned twice.'],
  ],
  [
    'an entity of another table',
    { by: ['customerId'], returns: { customer, notes: [note] } },
    ["SCHEMA.COLLECTION returns.notes: Note is in table 'other', the collection in 'shop': one Query reads one table."],
  ],
  [
    'an entity that the schema does not have',
    { by: ['customerId'], returns: { customer, strangers: [stranger] } },
    ["SCHEMA.UNKNOWN returns.strangers: The schema has no entity 'Stranger'."],
  ],
  [
    'a reserved property',
    { by: ['customerId'], returns: { cursor: customer, orders: [order] }, aliases },
    ["SCHEMA.NAME returns.cursor: The result property name 'cursor' is taken by generated code."],
  ],
  [
    'unknown names',
    { by: ['customerId'], returns, aliases, range: 'a', order: { b: 'asc' }, index: 'gsi9' },
    [
      "SCHEMA.UNKNOWN order: No entity of this collection has an attribute 'b'.",
      "SCHEMA.UNKNOWN range: No entity of this collection has an attribute 'a'.",
      "SCHEMA.UNKNOWN index: Table 'shop' has no index 'gsi9'.",
    ],
  ],
  [
    'a limit of nothing',
    { by: ['customerId'], returns: { customer, order }, aliases: { order: { customerId: 'buyerId' } }, limit: 0 },
    [
      'SCHEMA.COLLECTION limit: A limit is a whole number from 1 on.',
      "SCHEMA.COLLECTION limit: 'both' returns one item of each entity, so a limit counts nothing.",
    ],
  ],
  [
    'an order of two',
    { by: ['customerId'], returns, aliases, order: { placedAt: 'asc', since: 'asc' } },
    ['SCHEMA.COLLECTION order: An order names exactly one attribute.'],
  ],
  ['nothing known', { returns, aliases }, ["SCHEMA.COLLECTION by: 'both' does not say what is known."]],
])('%s', (_, config, problems) => {
  const collection: Collection = { kind: 'collection', name: 'both', table: shop, config: config as CollectionConfig }
  const result = build(collection)
  expect(
    'problems' in result ? result.problems.map(({ code, path, message }) => `${code} ${path.slice(2).join('.')}: ${message}`) : [],
  ).toEqual(problems)
})
