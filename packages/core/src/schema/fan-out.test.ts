import { expect, test } from 'vitest'
import { z } from 'zod'
import { planModel } from '../plan/index.js'
import { buildModel } from './build-model.js'
import { defineEntity } from './entity.js'
import type { Pattern } from './pattern.js'
import { defineSchema } from './schema.js'
import { defineTable } from './table.js'

function problemsOf(pattern: Pattern, sort = 'ORDER#{id}'): string[] {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
  const order = defineEntity(table, 'Order', {
    attributes: { id: z.string().min(1).max(9), status: z.enum(['open', 'paid', 'sent']), at: z.iso.date() },
    key: { partition: 'S#{status}#{id:shard(3)}', sort: sort as 'ORDER#{id}' },
    patterns: { all: pattern as never },
  })
  const built = buildModel(defineSchema({ name: 's', tables: [table], entities: [order] }))
  if ('problems' in built) return built.problems.map(({ code, message }) => `${code}: ${message}`)
  return planModel(built.model).problems.map(({ code }) => code)
}

test.each<[Pattern, string[]]>([
  [{ by: ['status'], fanOut: 'id:shard' }, []],
  [{ by: ['status', 'id'], fanOut: 'id:shard' }, ["SCHEMA.PATTERN: 'id' is known, so there is nothing to fan out over."]],
  [
    { by: ['status'], fanOut: 'status:day' as never },
    ['SCHEMA.PATTERN: A fan-out is over the shards, or over the values, of one attribute of the entity.'],
  ],
  [
    { by: ['status'], fanOut: 'nope:shard' },
    ['SCHEMA.PATTERN: A fan-out is over the shards, or over the values, of one attribute of the entity.'],
  ],
  [{ by: ['id'], fanOut: { status: ['open', 'lost'] } }, ["SCHEMA.PATTERN: A fan-out over 'status' takes 2 to 100 of its values."]],
  [{ by: ['id'], fanOut: { status: ['open'] } }, ["SCHEMA.PATTERN: A fan-out over 'status' takes 2 to 100 of its values."]],
  [{ by: ['id'], fanOut: { status: ['open', 'paid'] } }, []],
  [{ by: ['status'], fanOut: 'id:shard', one: true }, ['SCHEMA.PATTERN: At most one item answers, so there is nothing to merge.']],
  [
    { by: ['id'], fanOut: { status: ['open', 'paid'] }, order: { status: 'asc' } },
    ["SCHEMA.PATTERN: Queries for values of 'status' are merged by what else they know, not by 'status'."],
  ],
  [{ by: ['status'], fanOut: { at: ['2026-01-01', '2026-01-02'] } }, ['PLAN.UNSERVED']],
  [{ by: [], fanOut: 'id:shard' }, ['PLAN.UNSERVED']],
])('%j', (pattern, expected) => {
  expect(problemsOf(pattern)).toEqual(expected)
})

test('a shard is of 2 to 1000 parts', () => {
  expect([1, 2, 1000, 1001].map((count) => problemsOf({ by: ['status'], fanOut: 'id:shard' }, `{id:shard(${count})}#{id}`).length)).toEqual(
    [1, 0, 0, 1],
  )
})
