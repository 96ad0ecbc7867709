import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import type { Desk } from './generated/index.js'
import { addOrders, codeOf, errorOf, ids, startDesk, type TestDesk } from './start-desk.js'

const [first, second] = ['a secret of at least thirty-two characters', 'an older secret of thirty-two characters'] as const

describeOnEngines('a cursor', (on) => {
  let shop: TestDesk
  let now = Date.UTC(2026, 0, 1)

  beforeAll(async () => {
    shop = await startDesk(on, { now: () => new Date(now) })
    await addOrders(shop.desk, 5)
    await addOrders(shop.desk, 5, 'bob')
    shop.sent()
  })

  const orders = (desk: Desk, customerId = 'ann') => desk.order.byCustomer({ customerId })
  const cursorOf = async (desk: Desk) => (await orders(desk).page({ pageSize: 2 })).cursor ?? ''

  test('outlives the secret it was sealed with while that is accepted', async () => {
    const old = shop.again({ cursors: { secrets: [second] } })
    const both = shop.again({ cursors: { secrets: [first, second] } })
    const young = shop.again({ cursors: { secrets: [first] } })
    const [ofOld, ofBoth] = [await cursorOf(old), await cursorOf(both)]
    shop.sent()
    expect(ids((await orders(both).page({ cursor: ofOld })).items)).toBe('o3 o2 o1')
    expect(ids((await orders(young).page({ cursor: ofBoth })).items)).toBe('o3 o2 o1')
    expect(shop.sent().length).toBe(2)
    expect([await codeOf(orders(young).page({ cursor: ofOld })), await codeOf(orders(old).page({ cursor: ofBoth }))]).toEqual([
      'CURSOR.INVALID',
      'CURSOR.INVALID',
    ])
    expect([
      await codeOf(orders(shop.desk).page({ cursor: ofOld })),
      await codeOf(orders(old).page({ cursor: await cursorOf(shop.desk) })),
    ]).toEqual(['CURSOR.INVALID', 'CURSOR.INVALID'])
  })

  test('expires', async () => {
    const desk = shop.again({ cursors: { secrets: [first], maxAge: 60 } })
    const cursor = await cursorOf(desk)
    now += 60_000
    expect(ids((await orders(desk).page({ cursor })).items)).toBe('o3 o2 o1')
    now += 1_000
    shop.sent()
    const { code, payload } = await errorOf(orders(desk).page({ cursor }))
    expect([code, payload.reason, shop.sent()]).toEqual(['CURSOR.INVALID', 'expired', []])
  })

  test.each([
    [{ secrets: [] }, 'secrets'],
    [{ secrets: ['short'] }, 'secrets'],
    [{ secrets: [first], maxAge: 0 }, 'maxAge'],
  ])('is not sealed with %j', async (cursors, name) => {
    const { code, path } = await errorOf((async () => shop.again({ cursors }))())
    expect([code, path]).toEqual(['INPUT.INVALID', ['cursors', name]])
  })

  test('of a hydrated read, a collection and a local index is bound as any other', async () => {
    const { desk } = shop
    const cursors = [
      (await desk.order.unshippedWhole({ status: 'open' }).page({ pageSize: 1 })).cursor!,
      (await desk.everything({ customerId: 'ann' }).page({ pageSize: 1 })).cursor!,
      (await desk.order.byTotal({ customerId: 'ann' }).page({ pageSize: 1 })).cursor!,
    ]
    const asked = [
      (cursor: string) => desk.order.unshippedWhole({ status: 'open' }).page({ cursor }),
      (cursor: string) => desk.everything({ customerId: 'ann' }).page({ cursor }),
      (cursor: string) => desk.order.byTotal({ customerId: 'ann' }).page({ cursor }),
      (cursor: string) => desk.order.unshippedWhole({ status: 'paid' }).page({ cursor }),
      (cursor: string) => desk.everything({ customerId: 'bob' }).page({ cursor }),
      (cursor: string) => desk.order.byTotal({ customerId: 'ann' }, { total: { gt: 0 } }).page({ cursor }),
    ]
    const accepted = await Promise.all(
      asked.map(async (ask) =>
        (
          await Promise.all(
            cursors.map(async (cursor) =>
              ask(cursor).then(
                () => 'x',
                (error: { code: string }) => (error.code === 'CURSOR.INVALID' ? '.' : '!'),
              ),
            ),
          )
        ).join(''),
      ),
    )
    expect(accepted).toEqual(['x..', '.x.', '..x', '...', '...', '...'])
  })
})
