/**
 * Promise 6. OneTable's `find` with a filter and a limit loops over the whole table, and ElectroDB's `count` ignores `pages`. Here what is
 * evaluated, returned, requested, consumed and waited for have budgets of their own, and a truncated result says so.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, errorOf, ids, startDesk, type TestDesk } from '../reads/start-desk.js'

describeOnEngines('promise 6: no read is without end', (on) => {
  let shop: TestDesk
  beforeAll(async () => {
    shop = await startDesk(on)
    await addOrders(shop.desk, 120)
  })
  const none = { total: { lt: 0 } }

  test('what a call collects, or limits and filters, stops after 100 pages unless it says otherwise', async () => {
    const asked = [
      () => shop.desk.order.byCustomer({ customerId: 'ann' }, {}, none).all({ pageSize: 1 }),
      () => shop.desk.order.latest({ customerId: 'ann' }, none).all({ pageSize: 1 }),
      () => shop.desk.order.byCustomer({ customerId: 'ann' }, {}, none).count({ pageSize: 1 }),
      async () => {
        for await (const order of shop.desk.order.latest({ customerId: 'ann' }, none).iterate({ pageSize: 1 }))
          expect(order).toBeUndefined()
      },
    ]
    for (const ask of asked) {
      shop.sent()
      const { code, payload } = await errorOf(ask())
      expect([code, payload.budget, shop.sent().length]).toEqual(['QUERY.BUDGET', 'maxPages', 100])
    }
  })

  test('a limit counts what is returned, a page size what is evaluated', async () => {
    const latest = shop.desk.order.latest({ customerId: 'ann' }, { total: { lte: 30 } })
    expect(ids(await latest.all())).toBe('o3 o2 o1')
    const page = await latest.page({ pageSize: 10 })
    expect([page.items, page.truncated, typeof page.cursor]).toEqual([[], true, 'string'])
    expect(ids(await latest.all({ cursor: page.cursor! }))).toBe('o3 o2 o1')
  })

  test('a truncated result continues with its cursor, and nothing is lost or doubled', async () => {
    const read: string[] = []
    let cursor: string | undefined
    for (;;) {
      const orders = shop.desk.order.byCustomer({ customerId: 'ann' }, {}, { total: { gte: 500 } })
      try {
        read.push(
          ...(await orders.all({ pageSize: 7, maxItems: 9, ...(cursor !== undefined && { cursor }) })).map(({ orderId }) => orderId),
        )
        break
      } catch (error) {
        const { payload } = error as Awaited<ReturnType<typeof errorOf>>
        read.push(...(payload.items as { orderId: string }[]).map(({ orderId }) => orderId))
        cursor = payload.cursor as string
      }
    }
    expect(read).toEqual(Array.from({ length: 71 }, (_, at) => `o${120 - at}`))
  })
})
