import { expect, test } from 'vitest'
import { z } from 'zod'
import { planModel } from '../plan/index.js'
import { buildModel } from './build-model.js'
import { defineEntity } from './entity.js'
import { defineSchema } from './schema.js'
import { defineTable } from './table.js'

function built(pattern: object) {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
  const entry = defineEntity(table, 'Entry', {
    attributes: { device: z.string().min(1), at: z.date(), month: z.iso.date(), level: z.int().min(0).max(9) },
    key: { partition: 'D#{device}#{at:day}', sort: '{at}#{level}' },
    patterns: { all: pattern as never },
  })
  return buildModel(defineSchema({ name: 's', tables: [table], entities: [entry] }))
}

function problemsOf(pattern: object): string[] {
  const result = built(pattern)
  const problems = 'problems' in result ? result.problems : planModel(result.model).problems
  return problems.map(({ code, message }) => `${code}: ${message.split('\n')[0]}`)
}

const pattern = { by: ['device'], walk: { at: 'day', maxBuckets: 30 }, order: { at: 'desc' } } as const
const noWalk = 'SCHEMA.PATTERN: A walk is over the years, months, days or hours of one attribute of the entity.'

test.each<[object, string[]]>([
  [pattern, []],
  [{ ...pattern, range: 'at' }, []],
  [{ ...pattern, walk: { at: 'week', maxBuckets: 3 } }, [noWalk]],
  [{ ...pattern, walk: { nope: 'day', maxBuckets: 3 } }, [noWalk]],
  [{ ...pattern, walk: { level: 'day', maxBuckets: 3 } }, [noWalk]],
  [{ ...pattern, walk: { at: 'day', month: 'month', maxBuckets: 3 } }, [noWalk]],
  [{ ...pattern, walk: { maxBuckets: 3 } }, [noWalk]],
  [{ ...pattern, walk: { at: 'day' } }, ["SCHEMA.PATTERN: A walk over 'at' takes 1 to 1000 buckets."]],
  [{ ...pattern, walk: { at: 'day', maxBuckets: 1001 } }, ["SCHEMA.PATTERN: A walk over 'at' takes 1 to 1000 buckets."]],
  [{ ...pattern, order: undefined }, ["SCHEMA.PATTERN: A walk goes in the order of 'at'."]],
  [{ ...pattern, by: ['device', 'at:day'] }, ["SCHEMA.PATTERN: 'at' is known, so there is nothing to walk over."]],
  [{ ...pattern, range: 'level' }, ["SCHEMA.PATTERN: The range of a walk is one of 'at'."]],
  [{ ...pattern, fanOut: 'device:shard', by: [] }, ['SCHEMA.PATTERN: A pattern fans out or walks, not both.']],
  [{ ...pattern, walk: { at: 'month', maxBuckets: 3 } }, ['PLAN.UNSERVED: Entry.all: no key answers it with one request.']],
])('%j', (declared, expected) => {
  expect(problemsOf(declared)).toEqual(expected)
})

test('a walk is planned as one query for each bucket', () => {
  const result = built(pattern)
  const [plan] = 'model' in result ? planModel(result.model).plans : []
  expect(plan).toMatchObject({ kind: 'query', forward: false, walk: { input: 'at', unit: 'day', maxBuckets: 30, newestFirst: true } })
})
