/** Entities without a discriminator, told apart by the form of their keys. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('mail', { key: { partition: 'pk', sort: 'sk' }, discriminator: false })

const box = defineEntity(table, 'Box', {
  attributes: { owner: z.string().min(1), quota: z.int() },
  key: { partition: 'BOX#{owner}', sort: 'BOX' },
})

const message = defineEntity(table, 'Message', {
  attributes: { owner: z.string().min(1), folder: z.string().min(1), sentAt: z.date(), text: z.string() },
  key: { partition: 'BOX#{owner}', sort: 'MESSAGE#{folder}#{sentAt}' },
  patterns: { inFolder: { by: ['owner', 'folder'], range: 'sentAt' } },
})

export default defineSchema({ name: 'mail', tables: [table], entities: [box, message] })
