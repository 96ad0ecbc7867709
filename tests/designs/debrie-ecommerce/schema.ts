/** A customer behind the newest orders: `#ORDER#` sorts before `CUSTOMER#`, so one backward Query returns the customer and then the orders. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('ecommerce', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: { GSI1: { kind: 'global', partition: 'GSI1PK', sort: 'GSI1SK' } },
})

const username = z.string().min(1).max(40)
const orderId = z.ksuid()

const customer = defineEntity(table, 'Customer', {
  attributes: {
    username,
    email: z.email(),
    name: z.string(),
    addresses: z.record(z.string(), z.object({ street: z.string(), city: z.string(), country: z.string() })).default({}),
  },
  key: { partition: 'CUSTOMER#{username}', sort: 'CUSTOMER#{username}' },
})

const customerEmail = defineEntity(table, 'CustomerEmail', {
  description: 'The marker of an e-mail address that is taken.',
  attributes: { email: z.email(), username },
  key: { partition: 'CUSTOMEREMAIL#{email}', sort: 'CUSTOMEREMAIL#{email}' },
})

const order = defineEntity(table, 'Order', {
  attributes: {
    username,
    orderId,
    createdAt: z.iso.datetime({ precision: 0 }),
    status: z.enum(['placed', 'shipped', 'delivered']),
    amount: z.int().min(0),
    numberOfItems: z.int().min(1),
  },
  key: { partition: 'CUSTOMER#{username}', sort: '#ORDER#{orderId}' },
  indexes: { GSI1: { partition: 'ORDER#{orderId}', sort: 'ORDER#{orderId}' } },
})

const item = defineEntity(table, 'OrderItem', {
  attributes: { orderId, itemId: z.string().min(1).max(40), description: z.string(), price: z.int().min(0) },
  key: { partition: 'ORDER#{orderId}#ITEM#{itemId}', sort: 'ORDER#{orderId}#ITEM#{itemId}' },
  indexes: { GSI1: { partition: 'ORDER#{orderId}', sort: 'ITEM#{itemId}' } },
})

const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  description: 'A customer with the ten newest orders.',
  by: ['username'],
  returns: { customer, orders: [order] },
  order: { orderId: 'desc' },
  limit: 10,
  first: 'customer',
})

const orderWithItems = defineCollection(table, 'orderWithItems', { by: ['orderId'], returns: { order, items: [item] } })

const register = defineTransaction(table, 'register', {
  description: 'A customer with a user name and an e-mail address that nobody has',
  input: ['username', 'email', 'name'],
  steps: { customer: { create: customer }, email: { create: customerEmail } },
})

export default defineSchema({
  name: 'ecommerce',
  tables: [table],
  entities: [customer, customerEmail, order, item],
  collections: [customerWithOrders, orderWithItems],
  transactions: [register],
})
