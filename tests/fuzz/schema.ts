/** What the fuzzers of the runtime write and read: every promise about items that other items or index keys help to keep. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('lab', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
  ttl: 'expiresAt',
})

const person = defineEntity(table, 'Person', {
  attributes: {
    team: z.string(),
    personId: z.string(),
    email: z.string(),
    handle: z.string().optional(),
    name: z.string(),
    visits: z.int(),
    tags: z.set(z.string()).optional(),
    notes: z.array(z.string()),
    address: z.object({ city: z.string(), floor: z.int() }).optional(),
    expires: z.date().optional(),
  },
  key: { partition: 'TEAM#{team}', sort: 'PERSON#{personId}' },
  indexes: { gsi1: { partition: 'NAME#{name}', sort: '{email}', onPartialUpdate: 'read' } },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
  timestamps: true,
  unique: { email: ['email'], handle: ['team', 'handle'] },
  move: true,
  patterns: {
    ofTeam: { by: ['team'], range: 'personId', order: { personId: 'asc' } },
    byName: { by: ['name'], range: 'email', order: { email: 'desc' } },
  },
})

const order = defineEntity(table, 'Order', {
  attributes: {
    team: z.string(),
    orderId: z.string(),
    status: z.enum(['open', 'paid', 'shipped']),
    priority: z.string(),
    total: z.int(),
    note: z.string().optional(),
  },
  key: { partition: 'TEAM#{team}', sort: 'ORDER#{orderId}' },
  indexes: { gsi1: { when: { status: ['open', 'paid'] }, partition: 'STATUS#{status}', sort: '{priority}#{team}#{orderId}' } },
  version: true,
  timestamps: true,
  patterns: {
    ofTeam: { by: ['team'], range: 'orderId', order: { orderId: 'desc' } },
    waiting: { by: ['status'], where: { status: ['open', 'paid'] }, range: 'priority', order: { priority: 'asc' } },
  },
})

const task = defineEntity(table, 'Task', {
  attributes: { team: z.string(), taskId: z.string(), lane: z.string(), rank: z.string(), points: z.int(), owner: z.string().optional() },
  key: { partition: 'TEAM#{team}', sort: 'TASK#{taskId}' },
  indexes: {
    gsi1: { partition: 'LANE#{lane}', sort: '{rank}', onPartialUpdate: 'drop' },
    gsi2: { sparse: true, partition: 'OWNER#{owner}', sort: '{team}#{taskId}' },
  },
  move: true,
  patterns: {
    ofTeam: { by: ['team'], order: { taskId: 'asc' } },
    ofOwner: { by: ['owner'] },
  },
})

const board = defineCollection(table, 'board', { by: ['team'], returns: { orders: [order], persons: [person], tasks: [task] } })

export default defineSchema({ name: 'lab', tables: [table], entities: [person, order, task], collections: [board] })
