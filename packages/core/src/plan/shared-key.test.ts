import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineEntity, defineSchema, defineTable, modelOf } from '../schema/index.js'
import { residentsOf } from './candidate.js'
import { sharedKey } from './shared-key.js'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })

/** The key that the first two entities can share. */
function shared(one: { partition: string; sort: string }, other: { partition: string; sort: string }) {
  const attributes = { id: z.ulid(), text: z.string().min(1).max(40), count: z.int().min(0).max(99), short: z.string().max(9) }
  const entities = [one, other].map((key, i) => defineEntity(table, `Entity${i}`, { attributes, key: key as never }))
  const model = modelOf(defineSchema({ name: 'shop', tables: [table], entities }))
  const [a, b] = residentsOf(model, model.tables[0]!, undefined)
  return [sharedKey(a!, b!), sharedKey(a!, b!, 'partition')]
}

test('a key that both can have, with values that are not empty', () => {
  const key = { pk: 'A#xxxxxxxxxxxxxxxxxxxxxxxxxx', sk: 'B#x' }
  expect(shared({ partition: 'A#{id}', sort: 'B#{text}' }, { partition: 'A#{text}', sort: '{text}' })).toEqual([key, { pk: key.pk }])
})

test('a partition that both can be in, and sort keys that differ', () => {
  expect(shared({ partition: 'A#{id}', sort: 'B#{text}' }, { partition: 'A#{id}', sort: 'C#{text}' })).toEqual([
    undefined,
    { pk: 'A#xxxxxxxxxxxxxxxxxxxxxxxxxx' },
  ])
})

test('an escaped value never holds what follows it', () => {
  expect(shared({ partition: 'A#{text}#B', sort: 'S' }, { partition: 'A#{id}#C', sort: 'S' })).toEqual([undefined, undefined])
  expect(shared({ partition: 'A#{count}', sort: 'S' }, { partition: 'A#{id}', sort: 'S' })).toEqual([undefined, undefined])
})

test('a text of bounded length never is a longer one', () => {
  expect(shared({ partition: 'A', sort: '{short}' }, { partition: 'A', sort: 'B#{id}' })).toEqual([undefined, { pk: 'A' }])
  expect(shared({ partition: 'A', sort: '{short}' }, { partition: 'A', sort: 'B#{count}' })).toEqual([{ pk: 'A', sk: 'B#00' }, { pk: 'A' }])
})
