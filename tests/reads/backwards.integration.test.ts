import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, codeOf, ids, startDesk, type TestDesk } from './start-desk.js'

describeOnEngines('pages backwards', (on) => {
  let shop: TestDesk

  beforeAll(async () => {
    shop = await startDesk(on)
    await addOrders(shop.desk, 7)
  })

  const orders = (gte = 0) => shop.desk.order.byCustomer({ customerId: 'ann' }, {}, { total: { gte } })

  test('lead to the pages that led here, in the order of the pattern', async () => {
    const first = await orders().page({ pageSize: 3 })
    const second = await orders().page({ pageSize: 3, cursor: first.cursor! })
    const third = await orders().page({ pageSize: 3, cursor: second.cursor! })
    expect([first, second, third].map(({ items }) => ids(items))).toEqual(['o7 o6 o5', 'o4 o3 o2', 'o1'])
    expect([first.previous, third.cursor]).toEqual([undefined, undefined])
    const back = await orders().page({ pageSize: 3, cursor: third.previous! })
    const backAgain = await orders().page({ pageSize: 3, cursor: back.previous! })
    expect([
      ids(back.items),
      ids(backAgain.items),
      (await orders().page({ cursor: backAgain.previous ?? back.previous! })).items.length,
    ]).toEqual(['o4 o3 o2', 'o7 o6 o5', backAgain.previous === undefined ? 3 : 0])
    expect(ids((await orders().page({ pageSize: 3, cursor: back.cursor! })).items)).toBe('o1')
    expect(ids((await orders().page({ pageSize: 3, cursor: backAgain.cursor! })).items)).toBe('o4 o3 o2')
  })

  test('work where a filter leaves a page empty', async () => {
    const few = () => orders(60)
    const first = await few().page({ pageSize: 2 })
    const second = await few().page({ pageSize: 2, cursor: first.cursor! })
    expect([ids(first.items), ids(second.items)]).toEqual(['o7 o6', ''])
    const found: string[] = []
    for (let cursor = second.previous; cursor !== undefined; ) {
      const page = await few().page({ pageSize: 2, cursor })
      found.unshift(ids(page.items))
      cursor = page.previous
    }
    expect(found.join(' ').trim()).toBe('o7 o6')
  })

  test('keep within the limit of the pattern', async () => {
    const latest = () => shop.desk.order.latest({ customerId: 'ann' })
    const first = await latest().page({ pageSize: 2 })
    const second = await latest().page({ pageSize: 2, cursor: first.cursor! })
    const back = await latest().page({ cursor: second.previous! })
    expect([ids(first.items), ids(second.items), ids(back.items)]).toEqual(['o7 o6', 'o5', 'o7 o6'])
    expect(ids((await latest().page({ cursor: back.cursor! })).items)).toBe('o5')
  })

  test('are for pages only', async () => {
    const first = await orders().page({ pageSize: 3 })
    const { previous } = await orders().page({ pageSize: 3, cursor: first.cursor! })
    expect(await codeOf(orders().all({ cursor: previous! }))).toBe('CURSOR.INVALID')
    expect(await codeOf(orders().count({ cursor: previous! }))).toBe('CURSOR.INVALID')
  })
})
