/** Every kind of member that repositories and the client have, as functions: writes with promises, reads of each kind, one scope of many. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('desk', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})

const tenants = defineTable('tenants', { key: { partition: 'pk', sort: 'sk' }, scope: ['tenantId'] })

const account = defineEntity(table, 'Account', {
  attributes: { accountId: z.string().min(1), email: z.email(), name: z.string() },
  key: { partition: 'ACCOUNT#{accountId}', sort: 'ACCOUNT' },
  unique: { email: ['email'] },
  version: true,
})

const ticket = defineEntity(table, 'Ticket', {
  attributes: {
    accountId: z.string().min(1),
    ticketId: z.string().min(1),
    state: z.enum(['open', 'done']),
    title: z.string(),
    votes: z.int().min(0).default(0),
  },
  key: { partition: 'ACCOUNT#{accountId}', sort: 'TICKET#{ticketId}' },
  indexes: { gsi1: { partition: 'STATE#{state}', sort: '{ticketId}' } },
  patterns: {
    byAccount: { by: ['accountId'], range: 'ticketId', order: { ticketId: 'asc' } },
    inState: { by: ['state'], order: { ticketId: 'desc' } },
    byId: { by: ['accountId', 'ticketId'], one: true },
    everywhere: { scan: { because: 'A report once a month' } },
  },
})

const note = defineEntity(table, 'Note', {
  attributes: { noteId: z.string().min(1), text: z.string(), deletedAt: z.date().optional() },
  key: { partition: 'NOTE#{noteId}', sort: 'NOTE' },
  softDelete: 'deletedAt',
})

const task = defineEntity(tenants, 'Task', {
  attributes: { tenantId: z.string().min(1), taskId: z.string().min(1), title: z.string() },
  key: { partition: 'TENANT#{tenantId}', sort: 'TASK#{taskId}' },
  patterns: { all: { by: [], order: { taskId: 'asc' } } },
})

const withTickets = defineCollection(table, 'accountWithTickets', {
  by: ['accountId'],
  returns: { account, tickets: [ticket] },
  order: { ticketId: 'asc' },
})

const vote = defineTransaction(table, 'vote', {
  input: ['accountId', 'ticketId', 'noteId', 'text'],
  steps: {
    ticket: { update: ticket, add: { votes: 1 }, if: { votes: { lt: 2 } } },
    note: { create: note },
  },
})

const rename = defineTransaction(tenants, 'rename', {
  input: ['taskId', 'title'],
  steps: { task: { update: task, set: { title: { input: 'title' } } } },
})

export default defineSchema({
  name: 'desk',
  tables: [table, tenants],
  entities: [account, ticket, note, task],
  collections: [withTickets],
  transactions: [vote, rename],
})
