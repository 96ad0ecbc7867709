/** Items that are in an index under a condition, and what an update has to give for it. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('support', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    open: { kind: 'global', partition: 'openPk', sort: 'openSk' },
    assigned: { kind: 'global', partition: 'assignedPk', sort: 'assignedSk' },
    roots: { kind: 'global', partition: 'rootsPk', sort: 'rootsSk' },
    recent: { kind: 'global', partition: 'recentPk', sort: 'recentSk' },
    dropped: { kind: 'global', partition: 'droppedPk', sort: 'droppedSk' },
  },
})

const ticket = defineEntity(table, 'Ticket', {
  description: 'A request for help.',
  attributes: {
    customerId: z.uuid(),
    ticketId: z.ulid(),
    status: z.enum(['open', 'waiting', 'closed']),
    priority: z.int().min(0).max(9),
    assignee: z.string().min(1).max(40).optional(),
    team: z.string().min(1).max(40),
    parentId: z.ulid().optional(),
    votes: z.int().min(0),
    note: z.string().max(500).optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'TICKET#{ticketId}' },
  indexes: {
    open: { when: { status: ['open', 'waiting'] }, partition: 'STATUS#{status}', sort: '{priority}#{ticketId}' },
    assigned: { sparse: true, partition: 'TEAM#{team}', sort: 'ASSIGNEE#{assignee}' },
    roots: { when: { parentId: 'absent' }, partition: 'ROOTS#{team}', sort: '{ticketId}' },
    recent: { partition: 'RECENT#{team}', sort: '{createdAt}', onPartialUpdate: 'read' },
    dropped: { partition: 'PRIORITY#{priority}', sort: '{createdAt}', onPartialUpdate: 'drop' },
  },
  timestamps: true,
  patterns: {
    byCustomer: { by: ['customerId'] },
    unfinished: { by: ['status'], where: { status: ['open', 'waiting'] }, range: 'priority', order: { priority: 'desc' } },
    ofAssignee: { by: ['team', 'assignee'] },
    roots: { by: ['team'], where: { parentId: 'absent' } },
  },
})

/** Every update changes the index, since the time of the update is part of its key. */
const board = defineEntity(table, 'Board', {
  attributes: { boardId: z.ulid(), team: z.string().min(1).max(40), title: z.string() },
  key: { partition: 'BOARD#{boardId}', sort: 'BOARD' },
  indexes: { recent: { partition: 'BOARDS#{team}', sort: '{updatedAt}' } },
  timestamps: true,
  patterns: { lately: { by: ['team'], order: { updatedAt: 'desc' }, index: 'recent' } },
})

/** The key holds the time of creation, which an update does not know and `require` does not read. */
const label = defineEntity(table, 'Label', {
  attributes: { labelId: z.ulid(), color: z.string().min(1).max(20), title: z.string() },
  key: { partition: 'LABEL#{labelId}', sort: 'LABEL' },
  indexes: { recent: { partition: 'LABELS#{color}', sort: '{createdAt}' } },
  timestamps: true,
})

export default defineSchema({ name: 'support', tables: [table], entities: [ticket, board, label] })
