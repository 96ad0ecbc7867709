/** Conversations with how many messages each member has not read: the list of a member is in the order of the last message. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('messenger', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    inbox: { kind: 'global', partition: 'inboxPk', sort: 'inboxSk' },
    unread: { kind: 'global', partition: 'unreadPk', sort: 'unreadSk', projection: 'keys' },
  },
})

const id = z.string().min(1).max(40)

const conversation = defineEntity(table, 'Conversation', {
  attributes: { conversationId: id, title: z.string(), members: z.int().min(0) },
  key: { partition: 'CONVERSATION#{conversationId}', sort: 'ROOM' },
})

const message = defineEntity(table, 'Message', {
  attributes: { conversationId: id, messageId: z.ulid(), author: id, text: z.string().max(4000) },
  key: { partition: 'CONVERSATION#{conversationId}', sort: 'MESSAGE#{messageId}' },
  patterns: {
    newest: { by: ['conversationId'], range: 'messageId', order: { messageId: 'desc' }, limit: 50 },
    since: { by: ['conversationId'], range: 'messageId', order: { messageId: 'asc' } },
  },
})

const seat = defineEntity(table, 'Seat', {
  description: 'A member of a conversation.',
  attributes: {
    conversationId: id,
    userId: id,
    lastMessageAt: z.date(),
    unread: z.int().min(0).max(9999).default(0),
    state: z.enum(['read', 'unread']),
  },
  key: { partition: 'CONVERSATION#{conversationId}', sort: 'SEAT#{userId}' },
  indexes: {
    inbox: { partition: 'USER#{userId}', sort: '{lastMessageAt}#{conversationId}' },
    unread: { when: { state: 'unread' }, partition: 'USER#{userId}', sort: '{lastMessageAt}#{conversationId}' },
  },
  patterns: {
    inbox: { by: ['userId'], order: { lastMessageAt: 'desc' } },
    unread: { by: ['userId'], where: { state: 'unread' }, order: { lastMessageAt: 'desc' }, index: 'unread', hydrate: true },
    ofConversation: { by: ['conversationId'] },
  },
})

const opened = defineCollection(table, 'opened', {
  description: 'A conversation with its members.',
  by: ['conversationId'],
  returns: { conversation, seats: [seat] },
})

const join = defineTransaction(table, 'join', {
  input: ['conversationId', 'userId', 'at'],
  steps: {
    seat: { create: seat, set: { state: 'read', lastMessageAt: { input: 'at' } } },
    count: { update: conversation, add: { members: 1 }, if: { members: { lt: 100 } } },
  },
})

export default defineSchema({
  name: 'messenger',
  tables: [table],
  entities: [conversation, message, seat],
  collections: [opened],
  transactions: [join],
})
