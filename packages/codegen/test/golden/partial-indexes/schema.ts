/** Indexes that hold part of an item: what a read returns, and what its keys give back. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('library', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    keysOnly: { kind: 'global', partition: 'authorPk', sort: 'authorSk', projection: 'keys' },
    titles: { kind: 'global', partition: 'yearPk', sort: 'yearSk', projection: ['title', 'price_cents'] },
  },
})

const book = defineEntity(table, 'Book', {
  attributes: {
    isbn: z.string().min(10).max(13),
    edition: z.bigint().min(1n).max(99n),
    author: z.string().min(1).max(100),
    published: z.date(),
    title: z.string().min(1).max(300),
    price: z.int().min(0),
    summary: z.string().max(5000).optional(),
  },
  names: { price: 'price_cents' },
  key: { partition: 'BOOK#{isbn}', sort: 'EDITION#{edition}' },
  indexes: {
    keysOnly: { partition: 'AUTHOR#{author:lower}', sort: '{published}' },
    titles: { partition: 'YEAR#{published:year}', sort: '{author}' },
  },
  patterns: {
    byAuthor: { by: ['author:lower'], range: 'published' },
    ofYear: { description: 'The books of a year, by author.', by: ['published:year'], order: { author: 'asc' } },
    titlesOfYear: { by: ['published:year'], select: ['isbn', 'title'] },
    summaries: { by: ['isbn'], select: ['edition', 'summary'] },
  },
})

export default defineSchema({ name: 'library', tables: [table], entities: [book] })
