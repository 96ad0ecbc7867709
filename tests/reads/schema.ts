/** What reads are tested on: partial, local and multi-attribute indexes, hydration, collections, and three tables. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const desk = defineTable('desk', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: 'keys' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['total'] },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
  },
})

const id = z.string().min(1).max(40)

const customer = defineEntity(desk, 'Customer', {
  attributes: { customerId: id, name: z.string().min(1).max(80) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
  patterns: { byId: { by: ['customerId'], one: true }, surely: { by: ['customerId'], one: true, consistent: true } },
})

const order = defineEntity(desk, 'Order', {
  attributes: {
    customerId: id,
    orderId: id,
    placedAt: z.iso.datetime({ precision: 3 }),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0).max(999_999),
    note: z.string().max(500).optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: '#ORDER#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    gsi2: { when: { status: ['open', 'paid'] }, partition: 'STATUS#{status}', sort: '{placedAt}#{orderId}' },
    lsi1: { sort: 'TOTAL#{total}#{orderId}' },
  },
  patterns: {
    byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' }, filter: ['total', 'note'] },
    latest: { by: ['customerId'], order: { placedAt: 'desc' }, limit: 3, filter: ['total'] },
    totals: { by: ['customerId'], select: ['orderId', 'total'], order: { placedAt: 'asc' } },
    byTotal: { by: ['customerId'], range: 'total', order: { total: 'asc' }, index: 'lsi1' },
    reference: { by: ['orderId'], one: true },
    byId: { by: ['orderId'], one: true, hydrate: true },
    unshipped: { by: ['status'], where: { status: ['open', 'paid'] }, range: 'placedAt' },
    unshippedWhole: { by: ['status'], where: { status: ['open', 'paid'] }, range: 'placedAt', hydrate: true },
    nextUnshipped: { by: ['status'], where: { status: ['open', 'paid'] }, order: { placedAt: 'asc' }, limit: 2, hydrate: true },
  },
})

const note = defineEntity(desk, 'Note', {
  attributes: { customerId: id, noteId: id, text: z.string().max(500) },
  key: { partition: 'CUSTOMER#{customerId}', sort: '#NOTE#{noteId}' },
})

const customerWithOrders = defineCollection(desk, 'customerWithOrders', {
  description: 'A customer with the newest orders.',
  by: ['customerId'],
  returns: { customer, orders: [order] },
  order: { placedAt: 'desc' },
  limit: 3,
  first: 'customer',
})

const everything = defineCollection(desk, 'everything', {
  description: 'All that belongs to a customer.',
  by: ['customerId'],
  returns: { notes: [note], orders: [order], customer },
})

const audit = defineTable('audit', { key: { partition: 'actor', sort: { name: 'sequence', type: 'number' } }, discriminator: false })

const event = defineEntity(audit, 'Event', {
  attributes: { actor: id, sequence: z.int().min(1), what: z.string().max(80) },
  key: {},
  patterns: { byActor: { by: ['actor'], range: 'sequence', order: { sequence: 'desc' } } },
})

const stays = defineTable('stays', {
  key: { partition: 'pk' },
  indexes: {
    byPlace: { kind: 'global', partition: ['country', 'city'], sort: ['hotel', 'from', { name: 'nights', type: 'number' }] },
  },
})

const stay = defineEntity(stays, 'Stay', {
  attributes: {
    stayId: id,
    country: z.string().min(2).max(2),
    city: id,
    hotel: id,
    from: z.iso.date(),
    nights: z.int().min(1).max(99),
  },
  key: { partition: 'STAY#{stayId}' },
  indexes: { byPlace: true },
  patterns: {
    inCity: { by: ['country', 'city'], range: 'hotel', order: { hotel: 'asc' } },
    inHotel: { by: ['country', 'city', 'hotel'], range: 'from', order: { from: 'desc' } },
    onDay: { by: ['country', 'city', 'hotel', 'from'], range: 'nights' },
  },
})

export default defineSchema({
  name: 'desk',
  tables: [desk, audit, stays],
  entities: [customer, order, note, event, stay],
  collections: [customerWithOrders, everything],
})
