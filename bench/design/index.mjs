/**
 * `keyloom design` at the size of a large schema: 15 entities, 60 patterns and collections. Entities ask for different numbers of keys, members
 * of one partition too.
 */

import { z } from 'zod'
import { designSchema } from '../../packages/codegen/src/design/design.ts'
import { defineCollection, defineEntity, defineSchema, defineTable } from '../../packages/core/src/index.ts'

const goalMs = 5000
const table = defineTable('large', { key: { partition: 'pk', sort: 'sk' } })
const text = z.string().min(1).max(40)
const attributes = {
  tenantId: text,
  groupId: text,
  itemId: text,
  ownerId: text,
  status: text,
  kind: text,
  region: text,
  createdAt: z.date(),
  amount: z.int().min(0).max(9999),
}

const patterns = [
  { by: ['tenantId', 'groupId', 'itemId'], one: true },
  { by: ['ownerId'], order: { createdAt: 'desc' } },
  { by: ['status', 'kind'], range: 'amount' },
  { by: ['status'], order: { kind: 'asc' } },
  { by: ['region'], order: { createdAt: 'asc' } },
  { by: ['region', 'kind'] },
  { by: ['itemId'] },
]

export function largeSchema() {
  const entities = Array.from({ length: 15 }, (_, i) => {
    const own = Array.from({ length: i < 6 ? 4 : 3 }, (_, p) => [`p${p}`, patterns[(i + 2 * p) % patterns.length]])
    return defineEntity(table, `Entity${i}`, { id: ['tenantId', 'groupId', 'itemId'], attributes, patterns: Object.fromEntries(own) })
  })
  const collections = Array.from({ length: 9 }, (_, i) =>
    defineCollection(table, `together${i}`, {
      by: i % 3 === 0 ? ['tenantId', 'groupId'] : i % 3 === 1 ? ['ownerId'] : ['region'],
      returns: { one: [entities[i]], other: [entities[i + 3]], third: [entities[i + 6]] },
    }),
  )
  return defineSchema({ name: 'large', tables: [table], entities, collections })
}

export async function run() {
  const schema = largeSchema()
  const start = performance.now()
  const result = designSchema(schema)
  const ms = Math.round(performance.now() - start)
  if ('problems' in result) return { report: { problems: result.problems }, passed: false }
  const { tables, served, unserved, alternatives } = result.design
  const report = {
    entities: 15,
    patterns: served.length,
    indexes: tables[0].indexes.length,
    unserved: unserved.length,
    alternatives: alternatives.length,
    ms,
  }
  return { report, passed: ms < goalMs && unserved.length === 0 }
}
