import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedList } from './sorted-list.js'

interface Entry {
  readonly key: number
  readonly value: number
}

const operation = fc.tuple(fc.constantFrom('set', 'delete'), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 9 }))

test('holds what a map holds, in order, and finds every place', () => {
  fc.assert(
    fc.property(fc.array(operation, { size: '+2', maxLength: 4000 }), fc.integer({ min: -1, max: 3001 }), (operations, probe) => {
      const list = new SortedList<Entry>((a, b) => a.key - b.key)
      const map = new Map<number, Entry>()
      for (const [kind, key, value] of operations) {
        const entry = { key, value }
        if (kind === 'set') {
          list.set(entry)
          map.set(key, entry)
        } else {
          list.delete(entry)
          map.delete(key)
        }
      }
      const sorted = [...map.values()].sort((a, b) => a.key - b.key)
      const forward: Entry[] = []
      const backward: Entry[] = []
      const cursor = list.seek(({ key }) => key >= probe)
      list.forward(cursor, (entry) => forward.push(entry) > 0)
      list.backward(cursor, (entry) => backward.push(entry) > 0)
      expect([...list]).toEqual(sorted)
      expect(list.size).toBe(sorted.length)
      expect(forward).toEqual(sorted.filter(({ key }) => key >= probe))
      expect(backward).toEqual(sorted.filter(({ key }) => key < probe).reverse())
      expect(list.find(({ key }) => key - probe)).toEqual(map.get(probe))
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('a visit that has seen enough ends the walk', () => {
  const list = new SortedList<Entry>((a, b) => a.key - b.key)
  for (let key = 0; key < 2000; key += 1) list.set({ key, value: 0 })
  const seen: number[] = []
  list.forward(
    list.seek(({ key }) => key >= 510),
    ({ key }) => seen.push(key) < 4,
  )
  list.backward(
    list.seek(({ key }) => key >= 514),
    ({ key }) => seen.push(key) < 8,
  )
  expect(seen).toEqual([510, 511, 512, 513, 513, 512, 511, 510])
})
