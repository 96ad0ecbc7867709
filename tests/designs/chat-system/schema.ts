/** Rooms, who joined them and what was said: `:` ends a value, comments have no prefix, and their index is made of their own attributes. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('Chat', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: { RoomID_Comment_IDX: { kind: 'global', partition: 'RoomID', sort: 'CreatedAt' } },
  delimiter: ':',
})

const id = z.string().min(1)

const room = defineEntity(table, 'Room', {
  attributes: { roomId: id, CreatedBy: id },
  key: { partition: 'Room:{roomId}', sort: 'meta' },
})

const comment = defineEntity(table, 'Comment', {
  attributes: { userId: id, RoomID: id, CreatedAt: z.iso.datetime({ precision: 3 }), Comment: z.string() },
  key: { partition: 'User:{userId}', sort: '{CreatedAt}' },
  id: ['userId', 'RoomID', 'CreatedAt'],
  indexes: { RoomID_Comment_IDX: true },
  patterns: {
    inRoom: { by: ['RoomID'], range: 'CreatedAt', order: { CreatedAt: 'asc' } },
    latestInRoom: { by: ['RoomID'], order: { CreatedAt: 'desc' }, limit: 10 },
    backInRoom: { by: ['RoomID'], range: 'CreatedAt', order: { CreatedAt: 'desc' } },
  },
})

const membership = defineEntity(table, 'Membership', {
  attributes: { userId: id, roomId: id },
  key: { partition: 'User:{userId}', sort: 'Join:{roomId}' },
  patterns: { ofUser: { by: ['userId'] } },
})

export default defineSchema({ name: 'chat', tables: [table], entities: [room, comment, membership] })
