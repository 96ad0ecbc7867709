import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { Hostile, OddInput } from './generated/index.js'
import { keys, names } from './odd-names.js'
import { startHostile } from './start-hostile.js'

/** An attribute of each name, with text that tells which it is and when it was written. */
const each = (all: readonly string[], word: string): Record<string, string> => fromEntries(all.map((name) => [name, `${word} ${name}`]))

/** As `Object.fromEntries`, for names that every object has already. */
function fromEntries(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const object: Record<string, string> = {}
  for (const [name, value] of entries) Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  return object
}

/** Compared as entries: what every object inherits does not count. */
const entries = (object: object | undefined): ReadonlyMap<string, unknown> => new Map(Object.entries(object ?? {}))

/** So many that an expression stays within 4 KB. */
const groups = Array.from({ length: Math.ceil(names.length / 20) }, (_, group) => names.slice(group * 20, group * 20 + 20))
const labelGroups = Array.from({ length: Math.ceil(keys.length / 50) }, (_, group) => keys.slice(group * 50, group * 50 + 50))

const item = (id: string, word: string): OddInput => ({ id, crowd: 'c', ...each(names, word) }) as OddInput

describeOnEngines('names of any kind', (on) => {
  let shop: Hostile
  beforeEach(async () => {
    shop = (await startHostile(on.client)).shop
  })
  const stored = async (id: string) => entries(await shop.odd.get({ id }))

  test('are those of attributes that are created, put, upserted, read and deleted', async () => {
    await shop.odd.create(item('x', 'first'))
    expect(await stored('x')).toEqual(entries(item('x', 'first')))
    await shop.odd.put(item('x', 'second'))
    expect(await stored('x')).toEqual(entries(item('x', 'second')))
    expect(entries(await shop.odd.upsert(item('x', 'third')))).toEqual(entries(item('x', 'third')))
    expect(entries(await shop.odd.delete({ id: 'x' }))).toEqual(entries(item('x', 'third')))
  })

  test('are those of attributes that are updated under conditions, and removed', async () => {
    await shop.odd.create(item('x', 'old'))
    for (const group of groups)
      await shop.odd.update({ id: 'x' }, { set: each(group, 'new') as never }, { if: each(group, 'old') as never })
    expect(await stored('x')).toEqual(entries(item('x', 'new')))
    for (const group of groups) await shop.odd.update({ id: 'x' }, { remove: group as never })
    expect(await stored('x')).toEqual(entries({ id: 'x', crowd: 'c' }))
  })

  test('are those of attributes in transactions and batches', async () => {
    await shop.transact({ one: shop.odd.tx.create(item('one', 'a')), constructor: shop.odd.tx.create(item('two', 'b')) })
    const [group = []] = groups
    await shop.transact({
      toString: shop.odd.tx.update({ id: 'one' }, { set: each(group, 'c') as never }, { if: each(group, 'a') as never }),
    })
    await shop.batchWrite([shop.odd.batch.put(item('three', 'd'))])
    const [one, two, three] = await shop.batchGet(['one', 'two', 'three'].map((id) => shop.odd.ref({ id })))
    expect([entries(one), entries(two), entries(three)]).toEqual([
      entries({ ...item('one', 'a'), ...each(group, 'c') }),
      entries(item('two', 'b')),
      entries(item('three', 'd')),
    ])
  })

  test('are those of attributes that a filter tests', async () => {
    await shop.odd.create(item('x', 'a'))
    const filter = each(['size', 'constructor'], 'a')
    const found = await shop.odd.ofCrowd({ crowd: 'c' }, filter as never).all()
    expect(found.map(entries)).toEqual([entries(item('x', 'a'))])
    expect(await shop.odd.ofCrowd({ crowd: 'c' }, { ...filter, constructor: 'b' } as never).all()).toEqual([])
  })

  test('are those of parts of an attribute, reserved words and all', async () => {
    const box = { id: 'x', crowd: 'c', whatever: 1 }
    await shop.box.create({ ...box, labels: each(keys, 'old') })
    for (const group of labelGroups) {
      const parts = group.map((key) => ({ path: ['labels', key] as const, set: `new ${key}` }))
      const at = fromEntries(group.map((key) => [key, `old ${key}`]))
      await shop.box.update({ id: 'x' }, { parts }, { if: { labels: { at } } })
    }
    expect(entries((await shop.box.get({ id: 'x' }))?.labels)).toEqual(entries(each(keys, 'new')))
    for (const group of labelGroups) {
      await shop.box.update({ id: 'x' }, { parts: group.map((key) => ({ path: ['labels', key] as const, remove: true })) })
    }
    expect(await shop.box.get({ id: 'x' })).toEqual({ ...box, labels: {} })
  })
})
