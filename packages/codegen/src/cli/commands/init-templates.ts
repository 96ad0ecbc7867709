/** What `keyloom init` writes. The schema is whole: it generates as it stands. */

export const configTemplate = `import { defineConfig } from '@keyloom/codegen'

export default defineConfig({
  // The file whose default export is the schema.
  schema: './schema.ts',
  // A folder of its own for generated files. Commit it: reviews compare it.
  out: './generated',
})
`

export const schemaTemplate = `import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

// One table for every entity. The key attributes have general names, since each entity fills them with a template of its own.
const table = defineTable('app', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})

const customer = defineEntity(table, 'Customer', {
  description: 'A person who buys.',
  attributes: { customerId: z.uuid(), name: z.string().min(1).max(200), email: z.email() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  // A pattern says what is asked; how it is answered is planned, and \`keyloom generate\` fails if it takes more than one request.
  patterns: { byId: { description: 'A customer.', by: ['customerId'], one: true } },
})

const order = defineEntity(table, 'Order', {
  description: 'What a customer bought at one time.',
  attributes: {
    customerId: z.uuid(),
    orderId: z.uuid(),
    placedAt: z.date(),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0).max(100_000_000),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' } },
  patterns: {
    byCustomer: { description: 'The orders of a customer, newest first.', by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' } },
    byId: { description: 'An order.', by: ['orderId'], one: true },
  },
})

// Several entities of one partition in one request.
const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  description: 'A customer with all orders.',
  by: ['customerId'],
  returns: { customer, orders: [order] },
})

export default defineSchema({ name: 'app', tables: [table], entities: [customer, order], collections: [customerWithOrders] })
`
