/** Copies of an author in posts (found by an index of keys, and part of an index key), in comments that can be restored, and in sharded votes. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('press', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: 'keys' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
})
const rooms = defineTable('rooms', { key: { partition: 'pk', sort: 'sk' }, scope: ['tenantId'] })

const author = defineEntity(table, 'Author', {
  attributes: { authorId: z.string(), name: z.string(), avatar: z.string().optional() },
  key: { partition: 'AUTHOR#{authorId}', sort: 'AUTHOR' },
  version: true,
})

const post = defineEntity(table, 'Post', {
  attributes: {
    postId: z.string(),
    topic: z.string(),
    writtenBy: z.string(),
    authorName: z.string(),
    ofVersion: z.int(),
  },
  key: { partition: 'POST#{postId}', sort: 'POST' },
  indexes: {
    gsi1: { partition: 'AUTHOR#{writtenBy}', sort: 'POST#{postId}' },
    gsi2: { partition: 'TOPIC#{topic}', sort: '{authorName}#{postId}' },
  },
  copies: [{ of: author, key: { authorId: 'writtenBy' }, attributes: { authorName: 'name' }, version: 'ofVersion', found: 'ofAuthor' }],
  version: true,
  patterns: {
    ofAuthor: { by: ['writtenBy'], index: 'gsi1' },
    onTopic: { by: ['topic'], order: { authorName: 'asc' } },
  },
})

const comment = defineEntity(table, 'Comment', {
  attributes: {
    authorId: z.string(),
    commentId: z.string(),
    name: z.string(),
    avatar: z.string().optional(),
    authorVersion: z.int().optional(),
    deletedAt: z.date().optional(),
  },
  key: { partition: 'AUTHOR#{authorId}', sort: 'COMMENT#{commentId}' },
  softDelete: 'deletedAt',
  copies: [{ of: author, attributes: { name: 'name', avatar: 'avatar' }, version: 'authorVersion', found: 'ofAuthor' }],
  patterns: { ofAuthor: { by: ['authorId'], order: { commentId: 'asc' } } },
})

const vote = defineEntity(table, 'Vote', {
  attributes: { authorId: z.string(), voteId: z.string(), authorName: z.string(), authorVersion: z.int() },
  key: { partition: 'VOTES#{authorId}#{voteId:shard(3)}', sort: 'VOTE#{voteId}' },
  copies: [{ of: author, attributes: { authorName: 'name' }, version: 'authorVersion', found: 'forAuthor' }],
  patterns: { forAuthor: { by: ['authorId'], fanOut: 'voteId:shard', order: { voteId: 'asc' } } },
})

const room = defineEntity(rooms, 'Room', {
  attributes: { tenantId: z.string(), roomId: z.string(), title: z.string() },
  key: { partition: 'T#{tenantId}#ROOM#{roomId}', sort: 'ROOM' },
  version: true,
})

const seat = defineEntity(rooms, 'Seat', {
  attributes: { tenantId: z.string(), roomId: z.string(), userId: z.string(), roomTitle: z.string(), roomVersion: z.int() },
  key: { partition: 'T#{tenantId}#ROOM#{roomId}', sort: 'SEAT#{userId}' },
  copies: [{ of: room, attributes: { roomTitle: 'title' }, version: 'roomVersion', found: 'inRoom' }],
  patterns: { inRoom: { by: ['roomId'] } },
})

export default defineSchema({ name: 'press', tables: [table, rooms], entities: [author, post, comment, vote, room, seat] })
