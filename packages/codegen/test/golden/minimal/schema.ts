/** One entity under a simple key, and nothing else. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('sessions', { key: { partition: 'pk' } })

const session = defineEntity(table, 'Session', {
  description: 'A person who is signed in',
  attributes: { token: z.uuid(), userName: z.string() },
  key: { partition: 'SESSION#{token}' },
})

export default defineSchema({ name: 'sessions', tables: [table], entities: [session] })
