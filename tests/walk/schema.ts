/** Events in partitions of one day, or of one month, and reads that go from one to the next. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('log', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: ['level'] },
  },
})

const entry = defineEntity(table, 'Entry', {
  attributes: {
    device: z.string().min(1).max(40),
    at: z.date(),
    seenAt: z.iso.datetime({ precision: 3 }),
    id: z.string().min(1).max(40),
    level: z.int().min(0).max(9),
    text: z.string(),
  },
  key: { partition: 'DEVICE#{device}#{at:day}', sort: '{at}#{id}' },
  indexes: { gsi1: { partition: 'SEEN#{seenAt:hour}', sort: '{seenAt:desc}#{id}' } },
  patterns: {
    latest: { by: ['device'], walk: { at: 'day', maxBuckets: 7 }, range: 'at', order: { at: 'desc' }, filter: ['level'] },
    oldest: { by: ['device'], walk: { at: 'day', maxBuckets: 7 }, range: 'at', order: { at: 'asc' } },
    lastThree: { by: ['device'], walk: { at: 'day', maxBuckets: 7 }, order: { at: 'desc' }, limit: 3 },
    seen: { by: [], walk: { seenAt: 'hour', maxBuckets: 24 }, range: 'seenAt', order: { seenAt: 'desc' } },
    seenWhole: { by: [], walk: { seenAt: 'hour', maxBuckets: 24 }, range: 'seenAt', order: { seenAt: 'desc' }, hydrate: true },
  },
})

export default defineSchema({ name: 'log', tables: [table], entities: [entry] })
