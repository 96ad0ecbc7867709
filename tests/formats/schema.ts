/** Keys made of other forms of values: ranks, hashes, fallbacks, inverted numbers, and the day inside an id. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('desk', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    queue: { kind: 'global', partition: 'queuePk', sort: 'queueSk' },
    days: { kind: 'global', partition: 'daysPk', sort: 'daysSk' },
    scores: { kind: 'global', partition: 'scoresPk', sort: 'scoresSk', projection: 'keys' },
  },
})

const name = z.string().min(1).max(40)

const ticket = defineEntity(table, 'Ticket', {
  attributes: {
    ticketId: z.ulid(),
    assignee: name.optional(),
    priority: z.enum(['low', 'normal', 'urgent']),
    score: z.number().min(-1000).max(1000),
  },
  key: { partition: 'TICKET#{{{ticketId}#}}', sort: '{ticketId:hash(4)}' },
  indexes: {
    queue: {
      partition: "ASSIGNEE#{assignee:orElse('no one')}",
      sort: '{priority:map(urgent=1,normal=2,low=10)}#{ticketId}',
      onPartialUpdate: 'read',
    },
    days: { partition: 'DAY#{ticketId:day}', sort: '{ticketId}' },
    scores: { partition: 'SCORES#{priority}', sort: '{score:desc}#{ticketId}', onPartialUpdate: 'read' },
  },
  patterns: {
    byId: { by: ['ticketId'], one: true },
    queue: { by: ['assignee:orElse'], range: 'priority', order: { priority: 'asc' } },
    backlog: { by: ['assignee:orElse'], order: { priority: 'desc' }, limit: 2 },
    ofDay: { by: ['ticketId:day'], order: { ticketId: 'asc' } },
    best: { by: ['priority'], range: 'score', order: { score: 'desc' } },
  },
})

const event = defineEntity(table, 'Event', {
  attributes: { eventId: z.uuidv7(), upload: z.ksuid() },
  key: { partition: 'HOUR#{eventId:hour}', sort: '{eventId}' },
  indexes: { days: { partition: 'UPLOADS#{upload:month}', sort: '{upload}' } },
  patterns: {
    byId: { by: ['eventId'], one: true },
    ofHour: { by: ['eventId:hour'] },
    uploads: { by: ['upload:month'] },
  },
})

export default defineSchema({ name: 'desk', tables: [table], entities: [ticket, event] })
