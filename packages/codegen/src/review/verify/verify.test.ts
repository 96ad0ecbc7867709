import { expect, test } from 'vitest'
import { z } from 'zod'
import { shop } from '../../../test/review/shop.js'
import { verify } from './verify.js'

const gsi3 = { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } }

test('schemas that serve each other may be rolled out in any order', () => {
  expect(verify(shop(), shop({ order: { timestamps: true } }))).toEqual({ old: [], new: [], first: 'any' })
})

test('an index that is new comes before the code that reads it', () => {
  const head = shop({
    table: gsi3,
    order: { indexes: { gsi3: { partition: 'NUMBER#{number}', sort: 'ORDER' } }, patterns: { byNumber: { by: ['number'] } } },
  })
  expect(verify(shop(), head)).toEqual({
    old: [],
    new: [{ target: 'Order.byNumber', why: expect.stringMatching(/^no key answers it with one request/) }],
    first: 'data',
  })
})

test('an index that is gone comes after the code that does not read it', () => {
  const head = shop({ table: { indexes: { gsi2: undefined } }, order: { indexes: { gsi2: undefined }, patterns: { byStatus: undefined } } })
  expect(verify(shop(), head)).toMatchObject({ old: [{ target: 'Order.byStatus' }], new: [], first: 'code' })
})

test('a key of another template is served by neither', () => {
  const head = shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } }, collection: 'none' })
  const byCustomer = (own: string, other: string, schema: string) => ({
    target: 'Order.byCustomer',
    why: `it asks Query table \`pk = CUSTOMER#{customerId}\` and \`sk\` between bounds of \`placedAt\` behind \`${own}#\`, and by the ${schema} schema it would ask Query table \`pk = CUSTOMER#{customerId}\` and \`sk\` between bounds of \`placedAt\` behind \`${other}#\``,
  })
  const get = (own: string, other: string, schema: string) => ({
    target: 'Order.get',
    why: `it asks for the key \`CUSTOMER#{customerId}\` / \`${own}#{placedAt}#{orderId}\`, and by the ${schema} schema items have \`CUSTOMER#{customerId}\` / \`${other}#{placedAt}#{orderId}\``,
  })
  expect(verify(shop({ collection: 'none' }), head)).toEqual({
    old: [get('ORDER', 'SALE', 'new'), byCustomer('ORDER', 'SALE', 'new')],
    new: [get('SALE', 'ORDER', 'old'), byCustomer('SALE', 'ORDER', 'old')],
    first: 'neither',
  })
})

test('a key that no pattern asks for is asked for by get; code that knows the other key finds it', () => {
  const none = { byCustomer: undefined }
  const key = { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' }
  const sale = { ...key, sort: 'SALE#{placedAt}#{orderId}' }
  const orders = (order: object) => shop({ collection: 'none', order: { patterns: none, ...order } })
  expect(verify(orders({ key }), orders({ key: sale }))).toMatchObject({ old: [{ target: 'Order.get' }], new: [{ target: 'Order.get' }] })
  expect(verify(orders({ key }), orders({ key: sale, otherKey: key }))).toMatchObject({ old: [{ target: 'Order.get' }], new: [] })
  expect(verify(orders({ key, otherKey: sale }), orders({ key: sale, otherKey: key }))).toMatchObject({ first: 'any' })
})

test('an attribute of another name, which items have under the same one, is asked for as before', () => {
  const bought = { buyerId: z.uuid().meta({ renamedFrom: 'customerId' }), customerId: undefined }
  const head = (names: object) =>
    shop({
      collection: 'none',
      customer: {
        attributes: bought,
        names,
        key: { partition: 'CUSTOMER#{buyerId}', sort: 'CUSTOMER' },
        patterns: { byId: { by: ['buyerId'], one: true } },
      },
    })
  expect(verify(shop({ collection: 'none' }), head({ buyerId: 'customerId' }))).toEqual({ old: [], new: [], first: 'any' })
  expect(verify(shop({ collection: 'none' }), head({}))).toMatchObject({ old: [{ target: 'Customer.byId' }] })
})

test('an entity that the other schema does not have', () => {
  const head = shop({
    more: {
      Invoice: {
        attributes: { customerId: z.uuid() },
        key: { partition: 'INVOICE#{customerId}', sort: 'INVOICE' },
        patterns: { byId: { by: ['customerId'], one: true } },
      },
    },
  })
  expect(verify(shop(), head)).toEqual({
    old: [],
    new: [{ target: 'Invoice.byId', why: 'the old schema does not have its entity' }],
    first: 'data',
  })
})
