/** Generated as JavaScript with its declarations: every file of the output has something in it. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('notes', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  stream: 'new-and-old-images',
})

const note = defineEntity(table, 'Note', {
  attributes: {
    owner: z.string().min(1),
    writtenAt: z.date(),
    text: z.string().max(500),
    tags: z.set(z.string()).optional(),
    place: z.object({ city: z.string(), street: z.string().optional() }).optional(),
  },
  key: { partition: 'OWNER#{owner}', sort: 'NOTE#{writtenAt}' },
  indexes: { gsi1: { partition: 'NOTES', sort: '{writtenAt}' } },
  version: true,
  patterns: {
    ofOwner: { by: ['owner'], range: 'writtenAt', order: { writtenAt: 'desc' } },
    latest: { by: [], order: { writtenAt: 'desc' }, limit: 10, index: 'gsi1' },
  },
})

export default defineSchema({ name: 'notes', tables: [table], entities: [note] })
