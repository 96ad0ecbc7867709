import { expect, test } from 'vitest'
import { z } from 'zod'
import { isKeyloomError } from '../errors/index.js'
import type { SchemaProblem } from '../model/index.js'
import { buildModel, modelOf } from './build-model.js'
import { defineCollection } from './collection.js'
import { defineEntity } from './entity.js'
import { defineSchema, type Schema } from './schema.js'
import { defineTable } from './table.js'

/** A schema as a user of JavaScript could write it. */
function unchecked(schema: unknown): Schema {
  return schema as Schema
}

function problemsOf(schema: Schema): string[] {
  const result = buildModel(schema)
  return 'problems' in result
    ? result.problems.map(({ code, path, message }: SchemaProblem) => `${code} ${path.join('.')}: ${message}`)
    : []
}

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['status'] },
  },
  ttl: 'expiresAt',
})

const order = defineEntity(table, 'Order', {
  description: 'What a customer bought.',
  attributes: {
    customerId: z.string(),
    orderId: z.ulid(),
    placedAt: z.iso.datetime({ precision: 3 }),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0).max(99_999).describe('In cents.'),
    note: z.string().optional(),
    expiresAt: z.date().optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    gsi2: { when: { status: ['open', 'paid'] }, partition: 'STATUS#{status}', sort: '{total}#{customerId:lower}', onPartialUpdate: 'read' },
  },
  version: true,
  timestamps: true,
  names: { total: 't', updatedAt: 'u' },
  discriminator: 'order',
  patterns: {
    byCustomer: { description: 'The orders of a customer.', by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' }, limit: 20 },
    byId: { by: ['orderId'], one: true, consistent: true },
    unshipped: {
      by: ['status'],
      where: { status: ['open', 'paid'], note: 'absent' },
      filter: ['total'],
      select: ['orderId'],
      index: 'gsi2',
    },
    export: { scan: { because: 'A monthly export.', index: 'gsi1' } },
  },
})
const customer = defineEntity(table, 'Customer', {
  attributes: { customerId: z.string(), name: z.string() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
})
const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  by: ['customerId'],
  returns: { customer, orders: [order] },
  order: { placedAt: 'desc' },
  limit: 20,
})

const text = { kind: 'string' } as const
const template = (attribute: string, template: string, ...tokens: readonly object[]) => ({
  kind: 'template',
  attribute,
  type: 'string',
  template,
  tokens,
})
const literal = (text: string) => ({ kind: 'literal', text })
const value = (attribute: string, encoding: object = { kind: 'text' }, format?: string) => ({
  kind: 'value',
  attribute,
  ...(format === undefined ? {} : { format }),
  encoding,
})
const pattern = { by: [], where: [], one: false, filter: [], consistent: false }

test('a schema becomes its model', () => {
  const ulid = expect.objectContaining({ kind: 'string', format: 'ulid' })
  const datetime = expect.objectContaining({ kind: 'string', format: 'datetime', precision: 3 })
  const customerPart = template('pk', 'CUSTOMER#{customerId}', literal('CUSTOMER#'), value('customerId'))
  expect(modelOf(defineSchema({ name: 'shop', tables: [table], entities: [customer, order], collections: [customerWithOrders] }))).toEqual({
    kind: 'model',
    modelVersion: 1,
    keyFormat: 1,
    name: 'shop',
    tables: [
      {
        kind: 'table',
        name: 'shop',
        key: { partition: [{ name: 'pk', type: 'string' }], sort: [{ name: 'sk', type: 'string' }] },
        indexes: [
          {
            kind: 'global',
            name: 'gsi1',
            key: { partition: [{ name: 'gsi1pk', type: 'string' }], sort: [{ name: 'gsi1sk', type: 'string' }] },
            projection: { kind: 'all' },
          },
          {
            kind: 'global',
            name: 'gsi2',
            key: { partition: [{ name: 'gsi2pk', type: 'string' }], sort: [{ name: 'gsi2sk', type: 'string' }] },
            projection: { kind: 'include', attributes: ['status', '_type', 'expiresAt'] },
          },
        ],
        discriminator: '_type',
        delimiter: '#',
        ttl: 'expiresAt',
        capacity: { mode: 'on-demand' },
      },
    ],
    entities: [
      {
        kind: 'entity',
        name: 'Customer',
        table: 'shop',
        discriminator: { attribute: '_type', value: 'Customer' },
        attributes: [
          { name: 'customerId', stored: 'customerId', type: text, optional: false },
          { name: 'name', stored: 'name', type: text, optional: false },
        ],
        key: { partition: customerPart, sort: template('sk', 'CUSTOMER', literal('CUSTOMER')) },
        indexes: [],
        patterns: [],
      },
      {
        kind: 'entity',
        name: 'Order',
        table: 'shop',
        description: 'What a customer bought.',
        discriminator: { attribute: '_type', value: 'order' },
        attributes: [
          { name: 'customerId', stored: 'customerId', type: text, optional: false },
          { name: 'orderId', stored: 'orderId', type: ulid, optional: false },
          { name: 'placedAt', stored: 'placedAt', type: datetime, optional: false },
          { name: 'status', stored: 'status', type: { kind: 'enum', values: ['open', 'paid', 'shipped'] }, optional: false },
          {
            name: 'total',
            stored: 't',
            type: { kind: 'number', integer: true, min: 0, max: 99_999 },
            optional: false,
            description: 'In cents.',
          },
          { name: 'note', stored: 'note', type: text, optional: true },
          { name: 'expiresAt', stored: 'expiresAt', type: { kind: 'date', stored: 'epochSeconds' }, optional: true },
          { name: 'version', stored: 'version', type: { kind: 'number', integer: true, min: 0 }, optional: false, implied: 'version' },
          { name: 'createdAt', stored: 'createdAt', type: { kind: 'date', stored: 'iso' }, optional: false, implied: 'createdAt' },
          { name: 'updatedAt', stored: 'u', type: { kind: 'date', stored: 'iso' }, optional: false, implied: 'updatedAt' },
        ],
        key: {
          partition: customerPart,
          sort: template('sk', 'ORDER#{placedAt}#{orderId}', literal('ORDER#'), value('placedAt'), literal('#'), value('orderId')),
        },
        indexes: [
          {
            index: 'gsi1',
            declared: true,
            variants: [
              {
                when: [],
                partition: [template('gsi1pk', 'ORDER#{orderId}', literal('ORDER#'), value('orderId'))],
                sort: [template('gsi1sk', 'ORDER', literal('ORDER'))],
              },
            ],
            sparse: false,
            onPartialUpdate: 'require',
          },
          {
            index: 'gsi2',
            declared: true,
            variants: [
              {
                when: [{ kind: 'oneOf', attribute: 'status', values: ['open', 'paid'] }],
                partition: [template('gsi2pk', 'STATUS#{status}', literal('STATUS#'), value('status'))],
                sort: [
                  template(
                    'gsi2sk',
                    '{total}#{customerId:lower}',
                    value('total', { kind: 'padded', width: 5, descending: false }),
                    literal('#'),
                    value('customerId', { kind: 'text', change: 'lower' }, 'lower'),
                  ),
                ],
              },
            ],
            sparse: false,
            onPartialUpdate: 'read',
          },
        ],
        patterns: [
          {
            ...pattern,
            kind: 'pattern',
            name: 'byCustomer',
            description: 'The orders of a customer.',
            by: [{ attribute: 'customerId' }],
            range: 'placedAt',
            order: { attribute: 'placedAt', direction: 'desc' },
            limit: 20,
          },
          { ...pattern, kind: 'pattern', name: 'byId', by: [{ attribute: 'orderId' }], one: true, consistent: true },
          {
            ...pattern,
            kind: 'pattern',
            name: 'unshipped',
            by: [{ attribute: 'status' }],
            where: [
              { kind: 'oneOf', attribute: 'status', values: ['open', 'paid'] },
              { kind: 'absent', attribute: 'note' },
            ],
            filter: ['total'],
            select: ['orderId'],
            index: 'gsi2',
          },
          { ...pattern, kind: 'pattern', name: 'export', scan: { because: 'A monthly export.', index: 'gsi1' } },
        ],
        version: 'version',
        timestamps: { createdAt: 'createdAt', updatedAt: 'updatedAt' },
        ttl: 'expiresAt',
      },
    ],
    collections: [
      {
        kind: 'collection',
        name: 'customerWithOrders',
        table: 'shop',
        by: [{ attribute: 'customerId' }],
        returns: [
          { property: 'customer', entity: 'Customer', many: false, aliases: {} },
          { property: 'orders', entity: 'Order', many: true, aliases: {} },
        ],
        order: { attribute: 'placedAt', direction: 'desc' },
        limit: 20,
      },
    ],
  })
})

test('a model is frozen to its leaves, and the declarations are frozen data', () => {
  const model = modelOf(defineSchema({ name: 'shop', tables: [table], entities: [order] }))
  const open: unknown[] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) open.push(value)
    Object.values(value).forEach(visit)
  }
  visit(model)
  expect(open).toEqual([])
  expect([table, order, customerWithOrders].map((value) => Object.isFrozen(value))).toEqual([true, true, true])
  expect(JSON.parse(JSON.stringify(model))).toEqual(model)
})

test('one run names every fault', () => {
  const schema = unchecked({
    kind: 'schema',
    name: 'Shop',
    config: {
      tables: [table],
      entities: [
        {
          kind: 'entity',
          name: 'order',
          table,
          config: {
            attributes: { id: z.string(), tags: z.array(z.string()), when: z.date().transform(String) },
            key: { partition: 'O#{ordrId}', sort: '{tags}' },
            indexes: { gsi1: { partition: '{id}{when}', sort: 'A}' }, gsi9: true },
            patterns: { get: { by: ['idd'] } },
          },
        },
      ],
    },
  })
  expect(problemsOf(schema)).toEqual([
    "SCHEMA.NAME name: The schema name 'Shop' is not usable: such a name begins with a lower-case letter and has only letters and digits.",
    "SCHEMA.NAME entities.order: The entity name 'order' is not usable: such a name begins with a capital letter and has only letters and digits.",
    "SCHEMA.TYPE entities.order.attributes.when: Attribute 'when' of order uses a transform, pipe or preprocess, which Keyloom cannot store or check.",
    "SCHEMA.UNKNOWN entities.order.key.partition: order has no attribute 'ordrId'.",
    "SCHEMA.KEY entities.order.key.sort: Attribute 'tags' of order is an array, and only a string, number, bigint, boolean, Date or enum can be part of a key.",
    "SCHEMA.UNKNOWN entities.order.indexes.gsi9: Table 'shop' has no index 'gsi9'.",
    "SCHEMA.TEMPLATE entities.order.indexes.gsi1.partition: In '{id}{when}', nothing says where '{id}' ends: different values could form one key.",
    "SCHEMA.TEMPLATE entities.order.indexes.gsi1.sort: The template 'A}' has a '}' that closes nothing; a literal brace is doubled.",
    "SCHEMA.NAME entities.order.patterns.get: The pattern name 'get' is taken by generated code.",
    "SCHEMA.UNKNOWN entities.order.patterns.get.by: order has no attribute 'idd'.",
    "SCHEMA.UNKNOWN tables.shop.indexes.gsi2.projection: No entity of table 'shop' stores an attribute 'status'.",
  ])
})

test('modelOf throws the faults with their sentences', () => {
  const schema = defineSchema({ name: 'shop', tables: [], entities: [customer] })
  let thrown: unknown
  try {
    modelOf(schema)
  } catch (error) {
    thrown = error
  }
  expect(isKeyloomError(thrown, 'SCHEMA.INVALID') && thrown.payload).toEqual({
    problems: (buildModel(schema) as { problems: unknown }).problems,
  })
  expect((thrown as Error).message).toBe("The schema 'shop' has faults: The schema has no table 'shop', which Customer is in.")
})

test('names are used once', () => {
  const twin = defineEntity(table, 'Twin', {
    attributes: { id: z.string() },
    key: { partition: '{id}', sort: 'x' },
    discriminator: 'Customer',
  })
  const clash = defineCollection(table, 'customer', { by: [], returns: { customer, twins: [twin] } })
  const small = { ...table, config: { ...table.config, indexes: {} } }
  expect(
    problemsOf(defineSchema({ name: 'shop', tables: [small, small], entities: [customer, twin, twin], collections: [clash, clash] })),
  ).toEqual([
    "SCHEMA.NAME tables.shop: Two tables are called 'shop'.",
    "SCHEMA.NAME entities.Twin: Two entities are called 'Twin'.",
    "SCHEMA.ATTRIBUTE entities.Twin.discriminator: Customer and Twin have the same discriminator value 'Customer'.",
    "SCHEMA.NAME collections.customer: Two collections are called 'customer'.",
    "SCHEMA.NAME collections.customer: The client has 'customer' already, for the entity Customer.",
  ])
})

test('what is no schema at all is a fault too', () => {
  expect(problemsOf(unchecked({ kind: 'schema', name: 'shop', config: {} }))).toEqual([
    'SCHEMA.TABLE tables: The schema has no list of tables.',
    'SCHEMA.UNKNOWN entities: The schema has no list of entities.',
  ])
  expect(
    problemsOf(unchecked({ kind: 'schema', name: 'shop', config: { tables: [undefined], entities: [undefined], collections: [null] } })),
  ).toEqual([
    'SCHEMA.TABLE tables: A table of the schema was not made by defineTable.',
    'SCHEMA.UNKNOWN entities: An entity of the schema was not made by defineEntity.',
    'SCHEMA.COLLECTION collections: A collection of the schema was not made by defineCollection.',
  ])
})
