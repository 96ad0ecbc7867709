/** Numbers, lists and sets with bounds, whole and nested, and one entity without any. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shelf', { key: { partition: 'pk', sort: 'sk' } })

const box = defineEntity(table, 'Box', {
  attributes: {
    boxId: z.string(),
    fill: z.int().min(0).max(10),
    level: z.number().gt(-1).lt(1).optional(),
    seats: z.int().min(3).optional(),
    total: z.bigint().max(100n),
    lines: z.array(z.string()).max(3),
    pair: z.array(z.int()).min(2).optional(),
    tags: z.set(z.string()).max(2).optional(),
    codes: z.set(z.int()).max(2).optional(),
    stock: z.record(z.string(), z.int().max(5)),
    inside: z.object({ notes: z.array(z.string()).max(1) }),
    free: z.int(),
  },
  names: { fill: 'f' },
  key: { partition: 'BOX#{boxId}', sort: 'BOX' },
})

const plain = defineEntity(table, 'Plain', {
  attributes: { id: z.string(), count: z.int(), list: z.array(z.string()) },
  key: { partition: 'PLAIN#{id}', sort: 'PLAIN' },
})

export default defineSchema({ name: 'shelf', tables: [table], entities: [box, plain] })
