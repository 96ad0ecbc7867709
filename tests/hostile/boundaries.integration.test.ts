import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { BoxInput } from './generated/index.js'
import { errorOf, startHostile, type TestHostile } from './start-hostile.js'

const kilobyte = 1024
/** The bytes of an item besides those of `whatever`: names and values, as DynamoDB counts them. */
const besides = (id: string) => Buffer.byteLength(`pkBOX#${id}skBOXcrowdPkCROWD#ccrowdSkBOX#${id}_typeBoxid${id}crowdcwhatever`)

/** An item of exactly so many bytes. */
const itemOf = (id: string, bytes: number): BoxInput => ({ id, crowd: 'c', whatever: 'x'.repeat(bytes - besides(id)) })

describeOnEngines('what DynamoDB limits', (on) => {
  let at: TestHostile
  beforeEach(async () => {
    at = await startHostile(on.client)
  })

  test.each(['create', 'put', 'upsert'] as const)(
    '%s takes an item of 400 KB and refuses one more byte before it is sent',
    async (method) => {
      const { box } = at.shop
      await box[method](itemOf('x', 400 * kilobyte))
      expect((await box.get({ id: 'x' }))?.whatever).toHaveLength(400 * kilobyte - besides('x'))
      const before = at.requests()
      const { code, payload } = await errorOf(box[method](itemOf('y', 400 * kilobyte + 1)))
      expect([code, payload, at.requests() - before]).toEqual(['ITEM.TOO_LARGE', { entity: 'Box', bytes: 409_601, limit: 409_600 }, 0])
    },
  )

  test('a transaction takes 100 operations and 4 MB, and refuses more before it is sent', async () => {
    const { box } = at.shop
    const creates = (count: number, bytes: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, number) => [`n${number}`, box.tx.create(itemOf(`${1000 + number}`, bytes))]))
    await at.shop.transact(creates(100, 200))
    const before = at.requests()
    expect((await errorOf(at.shop.transact(creates(101, 200)))).code).toBe('TRANSACTION.INVALID')
    expect((await errorOf(at.shop.transact(creates(11, 400 * kilobyte)))).code).toBe('TRANSACTION.INVALID')
    expect((await errorOf(at.shop.transact(creates(1, 400 * kilobyte + 1)))).code).toBe('ITEM.TOO_LARGE')
    expect(at.requests() - before).toBe(0)
  })

  test('a condition has up to 100 values of IN and 4 KB of text, and more is refused before it is sent', async () => {
    const { box } = at.shop
    await box.create({ id: 'x', crowd: 'c', whatever: 1, size: '7' })
    const oneOf = (count: number) => Array.from({ length: count }, (_, number) => `${number}`)
    await box.update({ id: 'x' }, { set: { whatever: 2 } }, { if: { size: { in: oneOf(100) } } })
    // Three operators each, one between two of them, two beside them: 74 have 299, 75 have 303.
    const clauses = (count: number) => oneOf(count).map((size) => ({ size, crowd: 'c' }))
    await box.update({ id: 'x' }, { set: { whatever: 3 } }, { if: clauses(74) })
    const before = at.requests()
    const more = [{ size: { in: oneOf(101) } }, clauses(75), Array.from({ length: 60 }, () => ({ size: { in: oneOf(10) } }))]
    const codes: string[] = []
    for (const condition of more) codes.push((await errorOf(box.update({ id: 'x' }, { set: { whatever: 4 } }, { if: condition }))).code)
    const { tx } = box
    codes.push((await errorOf(at.shop.transact({ one: tx.update({ id: 'x' }, { set: { whatever: 4 } }, { if: clauses(75) }) }))).code)
    expect([codes, at.requests() - before]).toEqual([['INPUT.INVALID', 'REQUEST.TOO_LARGE', 'REQUEST.TOO_LARGE', 'REQUEST.TOO_LARGE'], 0])
    expect((await box.get({ id: 'x' }))?.whatever).toBe(3)
  })

  test('pages end at 1 MB and none is lost: with a filter that drops all, with a limit, and where the last page is full', async () => {
    const { box } = at.shop
    for (let number = 10; number < 16; number++) await box.create(itemOf(`${number}`, 300 * kilobyte))
    const ofCrowd = () => box.ofCrowd({ crowd: 'c' })
    expect((await ofCrowd().all()).map(({ id }) => id)).toEqual(['10', '11', '12', '13', '14', '15'])

    const none = box.ofCrowd({ crowd: 'c' }, undefined, { size: 'no item has one' })
    const first = await none.page({ pageSize: 2 })
    expect([first.items, first.truncated]).toEqual([[], true])
    expect(await none.all()).toEqual([])

    for (const pageSize of [1, 2, 3, 6, 7]) {
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await ofCrowd().page({ pageSize, ...(cursor !== undefined && { cursor }) })
        found.push(...page.items.map(({ id }) => id))
        expect(page.truncated).toBe(page.cursor !== undefined)
        cursor = page.cursor
      } while (cursor !== undefined)
      expect(found).toEqual(['10', '11', '12', '13', '14', '15'])
    }
    const { code, payload } = await errorOf(ofCrowd().all({ maxItems: 5 }))
    expect([code, typeof payload.cursor]).toEqual(['QUERY.BUDGET', 'string'])
    expect(await ofCrowd().all({ maxItems: 6 })).toHaveLength(6)
  })
})
