/** Attributes that writes make of others. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { lookupName, words } from './names.js'

const table = defineTable('people', {
  key: { partition: 'pk' },
  indexes: { byName: { kind: 'global', partition: ['country'], sort: ['lookupName'] } },
})

const person = defineEntity(table, 'Person', {
  attributes: {
    personId: z.ulid(),
    first: z.string().min(1),
    last: z.string().min(1),
    country: z.enum(['DE', 'FR']),
    about: z.string().optional(),
    lookupName: z.string().max(40),
    words: z.int().optional(),
  },
  key: { partition: 'PERSON#{personId}' },
  indexes: { byName: true },
  computed: { lookupName, words },
  names: { words: 'w' },
  patterns: {
    byId: { by: ['personId'], one: true },
    byName: { by: ['country'], range: 'lookupName', order: { lookupName: 'asc' } },
  },
})

export default defineSchema({ name: 'people', tables: [table], entities: [person] })
