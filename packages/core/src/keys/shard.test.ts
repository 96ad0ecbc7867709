import { expect, test } from 'vitest'
import { isKeyloomError } from '../errors/index.js'
import { allShards, shardText } from './shard.js'

test('the shard of a value never changes: stored keys depend on it', () => {
  const values = ['', 'a', 'o1', 'o2', 'é🎈', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 0, 42, 42n, true, new Date(0)]
  expect(values.map((value) => shardText(value, 15, 2))).toMatchInlineSnapshot(`
    [
      "04",
      "05",
      "10",
      "05",
      "02",
      "03",
      "01",
      "07",
      "07",
      "08",
      "10",
    ]
  `)
})

test('values are spread over all shards, about evenly', () => {
  const counts = new Map(allShards(15, 2).map((shard) => [shard, 0]))
  for (let number = 0; number < 15_000; number++) {
    const shard = shardText(`order-${number}`, 15, 2)
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  expect([counts.size, [...counts.values()].every((count) => count > 850 && count < 1150)]).toEqual([15, true])
})

test('what has no text has no shard', () => {
  for (const value of [Number.NaN, new Date(Number.NaN), '\ud800', {}, null]) {
    let error: unknown
    try {
      shardText(value as string, 15, 2)
    } catch (thrown) {
      error = thrown
    }
    expect(isKeyloomError(error, 'KEY.INVALID_VALUE')).toBe(true)
  }
})
