/**
 * Promise 5. OneTable's batchGet retries what is in `UnprocessedItems`, but BatchGetItem answers with `UnprocessedKeys`: throttled keys are
 * dropped without a word. Here each is read or written, or named.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { fakeTiming } from '../support/fake-timing.js'
import { holdBack } from '../support/hold-back.js'
import type { Club } from '../transact/generated/index.js'
import { errorOf, startClub } from '../transact/start-club.js'

const all = Array.from({ length: 120 }, (_, at) => ({ subject: 's', at, text: `${at}` }))

describeOnEngines('promise 5: throttled batch items are never dropped', (on) => {
  let club: Club
  beforeEach(async () => {
    holdBack(on.client, () => 0)
    ;({ club } = await startClub(on.client, { timing: fakeTiming() }))
  })
  const put = () => club.batchWrite(all.map((entry) => club.entry.batch.put(entry)))
  const get = () =>
    club.batchGet(
      all.map((entry) => club.entry.ref(entry)),
      { consistent: true },
    )

  test('however many are left out at a time, all are done in the end', async () => {
    let request = 0
    holdBack(on.client, (count) => [count, 7, 0, count - 1][request++ % 4] ?? 0)
    await put()
    expect(await get()).toEqual(all)
  })

  test('what is left at the deadline is named, and nothing else', async () => {
    let left = 100
    holdBack(on.client, (count) => {
      const held = Math.max(0, count - left)
      left -= count - held
      return held
    })
    const error = await errorOf(put())
    const named = (error.payload.unprocessed as string[]).map(Number)
    holdBack(on.client, () => 0)
    const stored = await get()
    expect([error.code, named.length, stored.flatMap((entry, at) => (entry === undefined ? [at] : []))]).toEqual([
      'BATCH.UNPROCESSED',
      20,
      named,
    ])
  })

  test('keys that are never processed are not taken for items that are not there', async () => {
    await put()
    holdBack(on.client, (count) => Math.min(count, 20))
    const error = await errorOf(get())
    const { items, unprocessed } = error.payload as { items: unknown[]; unprocessed: string[] }
    expect([error.code, unprocessed.length, items.flatMap((item, at) => (item === undefined ? [`${at}`] : []))]).toEqual([
      'BATCH.UNPROCESSED',
      20,
      unprocessed,
    ])
  })
})
