import { defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('boards', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  ttl: 'expiresAt',
})

/** Tickets were in partitions of their own, and move to those of their boards. */
const ticket = defineEntity(table, 'Ticket', {
  attributes: {
    boardId: z.string().max(20),
    ticketId: z.string().max(20),
    slug: z.string().max(20),
    status: z.enum(['open', 'done']),
    points: z.int().min(0).default(0),
    note: z.string().max(100).optional(),
    expiresAt: z.date().optional(),
    deletedAt: z.date().optional(),
  },
  key: { partition: 'BOARD#{boardId}', sort: 'TICKET#{ticketId}' },
  otherKey: { partition: 'TICKET#{ticketId}', sort: 'TICKET' },
  indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{ticketId}' } },
  unique: { slug: ['slug'] },
  ttl: 'expiresAt',
  softDelete: 'deletedAt',
  move: true,
  version: true,
  timestamps: true,
  patterns: {
    ofBoard: { by: ['boardId'], order: { ticketId: 'asc' }, moving: 'incomplete' },
    inStatus: { by: ['status'], order: { ticketId: 'asc' } },
  },
})

/** Without a version or anything else that says what changed. */
const label = defineEntity(table, 'Label', {
  attributes: { name: z.string().max(20), color: z.string().max(20), note: z.string().max(100).optional() },
  key: { partition: 'LABEL#{name}', sort: 'LABEL' },
  otherKey: { partition: 'label#{name}', sort: 'label' },
})

/** Counts and numbers others, and moves. */
const shelf = defineEntity(table, 'Shelf', {
  attributes: { shelfId: z.string().max(20), books: z.int().min(0), lastSlip: z.int().min(0), closedAt: z.date().optional() },
  key: { partition: 'SHELF#{shelfId}', sort: 'SHELF' },
  otherKey: { partition: 'shelf#{shelfId}', sort: 'shelf' },
  softDelete: 'closedAt',
})

const book = defineEntity(table, 'Book', {
  attributes: { shelfId: z.string().max(20), bookId: z.string().max(20), title: z.string().max(20).optional() },
  key: { partition: 'BOOK#{bookId}', sort: 'BOOK' },
  countedIn: [{ parent: shelf, counter: 'books' }],
})

const slip = defineEntity(table, 'Slip', {
  attributes: { shelfId: z.string().max(20), number: z.int().min(1) },
  key: { partition: 'SLIPS#{shelfId}', sort: 'SLIP#{number:pad(6)}' },
  sequence: { attribute: 'number', parent: shelf, counter: 'lastSlip' },
})

const retire = defineTransaction(table, 'retire', {
  description: 'A label is gone, and a ticket that had it is done',
  input: ['name', 'boardId', 'ticketId'],
  steps: { label: { delete: label }, ticket: { update: ticket, set: { points: 0 } } },
})

export default defineSchema({ name: 'boards', tables: [table], entities: [ticket, label, shelf, book, slip], transactions: [retire] })
