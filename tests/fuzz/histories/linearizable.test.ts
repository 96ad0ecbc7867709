import { describe, expect, test } from 'vitest'
import { type ItemCall, item } from './counter-item.js'
import { isLinearizable, type Observed } from './linearizable.js'

/** A call from one time to another, with its answer where that is known. */
function saw(from: number, to: number, call: ItemCall, answer?: readonly unknown[], repeats = 0): Observed<ItemCall> {
  return { call, from, to, repeats, ...(answer !== undefined && { answer }) }
}

const get: ItemCall = { kind: 'get' }
const put = (points: number): ItemCall => ({ kind: 'put', points })
const add: ItemCall = { kind: 'add', points: 1 }
const isFine = (...history: Observed<ItemCall>[]): boolean => isLinearizable(item, history)

describe('calls one after the other', () => {
  test('are what the model says', () => {
    expect(isFine()).toBe(true)
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, add, ['ok', 6]), saw(5, 6, get, ['ok', 6]))).toBe(true)
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, { kind: 'create', points: 1 }, ['ITEM.EXISTS', 5]))).toBe(true)
  })

  test('are not when a read is stale, an addition is done twice, or a write is lost', () => {
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, put(6), ['ok', 6]), saw(5, 6, get, ['ok', 5]))).toBe(false)
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, add, ['ok', 7]))).toBe(false)
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, get, ['ok', null]))).toBe(false)
  })

  test('are not when a condition holds of what is not there', () => {
    const exchange: ItemCall = { kind: 'exchange', points: 9, expected: 4 }
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, exchange, ['ok', 9]))).toBe(false)
    expect(isFine(saw(1, 2, put(5), ['ok', 5]), saw(3, 4, exchange, ['ITEM.CONDITION_FAILED', 5]))).toBe(true)
  })
})

describe('calls that overlap', () => {
  test('are in any order that their answers allow', () => {
    expect(isFine(saw(1, 4, put(5), ['ok', 5]), saw(2, 3, get, ['ok', null]))).toBe(true)
    expect(isFine(saw(1, 4, put(5), ['ok', 5]), saw(2, 3, get, ['ok', 5]))).toBe(true)
  })

  test('are not when two reads see a write come and go', () => {
    expect(isFine(saw(1, 9, put(5), ['ok', 5]), saw(2, 3, get, ['ok', 5]), saw(4, 5, get, ['ok', null]))).toBe(false)
  })

  test('are not when two of them win what only one can have', () => {
    const create = (points: number) => ({ kind: 'create', points }) as const
    expect(isFine(saw(1, 4, create(1), ['ok', 1]), saw(2, 3, create(2), ['ok', 2]))).toBe(false)
    expect(isFine(saw(1, 4, create(1), ['ok', 1]), saw(2, 3, create(2), ['ITEM.EXISTS', 1]))).toBe(true)
  })
})

describe('a call whose outcome is not known', () => {
  const before = saw(1, 2, put(5), ['ok', 5])
  test('took effect at any time since, or never', () => {
    expect(isFine(before, saw(3, 4, put(6)), saw(5, 6, get, ['ok', 5]))).toBe(true)
    expect(isFine(before, saw(3, 4, put(6)), saw(5, 6, get, ['ok', 5]), saw(7, 8, get, ['ok', 6]))).toBe(true)
  })

  test('did not before it began, nor twice', () => {
    expect(isFine(before, saw(3, 4, get, ['ok', 6]), saw(5, 6, put(6)))).toBe(false)
    const reads = [6, 5, 6].map((points, i) => saw(20 + 2 * i, 21 + 2 * i, get, ['ok', points]))
    expect(isFine(before, saw(3, 30, put(6)), saw(22, 23, put(5), ['ok', 5]), ...reads)).toBe(false)
    expect(isFine(before, saw(3, 4, add), saw(5, 6, get, ['ok', 7]))).toBe(false)
  })

  test('took effect twice where its request was sent twice, while it was on its way', () => {
    const calls = (to: number, repeats: number) => [
      saw(1, to, put(6), ['ok', 6], repeats),
      saw(2, 3, get, ['ok', 6]),
      saw(4, 5, put(5), ['ok', 5]),
      saw(6, 7, get, ['ok', 5]),
      saw(8, 9, get, ['ok', 6]),
    ]
    expect([isFine(...calls(10, 0)), isFine(...calls(10, 1)), isFine(...calls(7, 1))]).toEqual([false, true, true])
    expect(isFine(...calls(5, 1))).toBe(false)
  })
})
