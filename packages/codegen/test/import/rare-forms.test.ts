import { encodeValue, type KeyEncoding } from '@keyloom/core'
import { expect, test } from 'vitest'
import type { ImportedTable } from '../../src/import/draft.js'
import { entityConfig } from '../../src/import/draft-schema.js'
import { inferSchema } from '../../src/import/infer/infer-schema.js'
import type { Item } from '../../src/scan/stored-entity.js'

const attribute = (name: string) => ({ name, type: 'string' as const })
const key = (partition: string, sort: string) => ({ partition: [attribute(partition)], sort: [attribute(sort)] })

/** What is inferred of items of one type, given by their attributes of type text. */
function inferred(rows: readonly Readonly<Record<string, string | undefined>>[]) {
  const items = rows.map(
    (row): Item => Object.fromEntries(Object.entries(row).flatMap(([name, S]) => (S === undefined ? [] : [[name, { S }]]))),
  )
  const gsi1 = { name: 'gsi1', kind: 'global', key: key('gsi1pk', 'gsi1sk'), projection: 'all' } as const
  const table: ImportedTable = { name: 'shop', key: key('pk', 'sk'), indexes: [gsi1], items, doubts: [] }
  const draft = inferSchema('shop', [table])
  const [entity] = draft.tables[0]!.entities
  const config = entityConfig(entity!) as { readonly key: object; readonly indexes?: object }
  return { ...config, doubts: entity!.doubts, attributes: entity!.attributes }
}

const ids = (count: number) => Array.from({ length: count }, (_, number) => `o${(number * 7919) % 1000}x`)
const written = (encoding: KeyEncoding, value: string) => encodeValue(encoding, value)

test('a shard of an attribute, where enough of its values agree', () => {
  const shard = { kind: 'shard', count: 7, width: 1 } as const
  const rows = (count: number) =>
    ids(count).map((orderId) => ({ _type: 'Order', orderId, pk: `ORDERS#${written(shard, orderId)}`, sk: `ORDER#${orderId}` }))
  expect(inferred(rows(30))).toMatchObject({ key: { partition: 'ORDERS#{orderId:shard(7)}', sort: 'ORDER#{orderId}' }, doubts: [] })
  expect(inferred(rows(8)).doubts).toEqual(['{orderId:shard(7)} agrees with 8 different values'])
})

test('a hash of an attribute', () => {
  const hash = { kind: 'hash', digits: 6 } as const
  const rows = ids(20).map((url) => ({ _type: 'Page', url, pk: `PAGE#${written(hash, url)}`, sk: url }))
  expect(inferred(rows)).toMatchObject({ key: { partition: 'PAGE#{url:hash(6)}', sort: '{url}' }, doubts: [] })
})

test('the ranks of an enum, each of them met more than once', () => {
  const ranks = { low: '1', high: '2', urgent: '3' } as const
  const levels = Object.keys(ranks) as (keyof typeof ranks)[]
  const rows = ids(12).map((taskId, index) => {
    const level = levels[index % 3]!
    return { _type: 'Task', taskId, level, pk: `TASK#${taskId}`, sk: 'TASK', gsi1pk: 'TASKS', gsi1sk: `${ranks[level]}#${taskId}` }
  })
  const { indexes, attributes, doubts } = inferred(rows)
  expect(indexes).toEqual({ gsi1: { partition: 'TASKS', sort: '{level:map(low=1,high=2,urgent=3)}#{taskId}' } })
  expect(attributes.find(({ name }) => name === 'level')).toMatchObject({
    type: { kind: 'enum', values: ['high', 'low', 'urgent'] },
    doubt: 'are these all values? A key needs to know them',
  })
  expect(doubts).toEqual([])
})

test('a text in the place of an attribute that items lack', () => {
  const rows = ids(12).map((taskId, index) => {
    const assignee = index % 3 === 0 ? undefined : `user-${index}`
    return { _type: 'Task', taskId, assignee, pk: `TASK#${taskId}`, sk: 'TASK', gsi1pk: `FOR#${assignee ?? 'nobody'}`, gsi1sk: taskId }
  })
  const { indexes, doubts } = inferred(rows)
  expect(indexes).toEqual({ gsi1: { partition: "FOR#{assignee:orElse('nobody')}", sort: '{taskId}' } })
  expect(doubts).toEqual([])
})

test('what agrees by chance is not taken for it: ranks of values that were met once', () => {
  const rows = ['a', 'b', 'c'].map((name, index) => ({ _type: 'Step', name, pk: 'STEPS', sk: `STEP#${index + 1}#${name}` }))
  expect(JSON.stringify(inferred(rows).key)).not.toContain('map')
})

test('one item with another key is a doubt, and several are another form', () => {
  const rows = (wrong: number) =>
    ids(30).map((orderId, index) => {
      const userId = index < wrong ? 'u9' : `u${index % 4}`
      const gsi1pk = index < wrong ? 'ORDER#wrong' : `ORDER#${orderId}`
      return { _type: 'Order', orderId, userId, pk: `USER#${userId}`, sk: `ORDER#${orderId}`, gsi1pk, gsi1sk: 'ORDER' }
    })
  const form = { partition: 'ORDER#{orderId}', sort: 'ORDER' }
  const { indexes, doubts } = inferred(rows(1))
  expect([indexes, doubts]).toEqual([{ gsi1: form }, ['1 of 30 items have another gsi1pk than this forms']])
  expect(inferred(rows(5)).indexes).toEqual({
    gsi1: [
      { when: { userId: 'u9' }, partition: 'ORDER#wrong', sort: 'ORDER' },
      { when: { userId: ['u1', 'u2', 'u3', 'u0'] }, ...form },
    ],
  })
})
