/** What the promises that no other topic's schema shows are tested on: keys of several free texts and numbers, and a declared scan. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const ledger = defineTable('ledger', { key: { partition: 'pk', sort: 'sk' } })

const entry = defineEntity(ledger, 'Entry', {
  attributes: { book: z.string(), page: z.string(), line: z.int(), text: z.string().optional() },
  key: { partition: 'BOOK#{book}#{page}', sort: 'ENTRY#{line}' },
  patterns: {
    ofPage: { by: ['book', 'page'], range: 'line', order: { line: 'asc' } },
    everything: { scan: { because: 'The yearly audit reads all entries.' } },
  },
})

const cover = defineEntity(ledger, 'Cover', {
  attributes: { book: z.string(), title: z.string() },
  key: { partition: 'COVER#{book}', sort: 'COVER' },
})

export default defineSchema({ name: 'ledger', tables: [ledger], entities: [entry, cover] })
