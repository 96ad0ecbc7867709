/** An entity with an attribute of every name that something might trip over, and one that takes any value under any key. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { names } from './odd-names.js'

const table = defineTable('hostile', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { byCrowd: { kind: 'global', partition: 'crowdPk', sort: 'crowdSk' } },
})

const text = z.string().min(1)

const box = defineEntity(table, 'Box', {
  attributes: {
    id: text,
    crowd: text,
    size: text.optional(),
    'a.b': text.optional(),
    whatever: z.unknown(),
    labels: z.record(z.string(), text).optional(),
  },
  key: { partition: 'BOX#{id}', sort: 'BOX' },
  indexes: { byCrowd: { partition: 'CROWD#{crowd}', sort: 'BOX#{id}' } },
  patterns: { ofCrowd: { by: ['crowd'], range: 'id', filter: ['size', 'a.b'] } },
})

// The type of a few stands for that of all: types know names that are written down.
const attributes = Object.fromEntries(names.map((name) => [name, text.optional()])) as Record<
  'size' | 'constructor',
  z.ZodOptional<typeof text>
>

const odd = defineEntity(table, 'Odd', {
  attributes: { id: text, crowd: text, ...attributes },
  key: { partition: 'ODD#{id}', sort: 'ODD' },
  indexes: { byCrowd: { partition: 'CROWD#{crowd}', sort: 'ODD#{id}' } },
  patterns: { ofCrowd: { by: ['crowd'], filter: ['size', 'constructor'] } },
})

export default defineSchema({ name: 'hostile', tables: [table], entities: [box, odd] })
