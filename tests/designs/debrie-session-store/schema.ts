/** Sessions by their token, no sort key; an index of keys finds all sessions of a user, and expired ones are hidden before DynamoDB removes them. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('sessions', {
  key: { partition: 'SessionToken' },
  indexes: { UserIndex: { kind: 'global', partition: 'Username', projection: 'keys' } },
  ttl: 'TTL',
  discriminator: false,
})

const session = defineEntity(table, 'Session', {
  attributes: { SessionToken: z.uuid(), Username: z.string().min(1), CreatedAt: z.date(), ExpiresAt: z.date(), TTL: z.date() },
  key: {},
  indexes: { UserIndex: true },
  ttl: 'TTL',
  patterns: { ofUser: { by: ['Username'] } },
})

export default defineSchema({ name: 'sessions', tables: [table], entities: [session] })
