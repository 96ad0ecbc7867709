import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, codeOf, day, errorOf, ids, startDesk, type TestDesk } from './start-desk.js'

describeOnEngines('a read within a budget', (on) => {
  let shop: TestDesk

  beforeAll(async () => {
    shop = await startDesk(on)
    await addOrders(shop.desk, 9)
    shop.sent()
  })

  const byCustomer = (filter?: { total: { gte: number } }) => shop.desk.order.byCustomer({ customerId: 'ann' }, {}, filter)

  test.each([
    ['maxItems', { maxItems: 4 }, 'o9 o8 o7 o6', 'o5 o4 o3 o2 o1'],
    ['maxPages', { pageSize: 2, maxPages: 2 }, 'o9 o8 o7 o6', 'o5 o4 o3 o2 o1'],
    ['maxReadUnits', { pageSize: 2, maxReadUnits: 1.5 }, 'o9 o8 o7 o6 o5 o4', 'o3 o2 o1'],
  ])('%s ends with what was read and the cursor that continues', async (budget, options, read, rest) => {
    const { code, payload } = await errorOf(byCustomer().all(options))
    expect([code, payload.budget, ids(payload.items as never)]).toEqual(['QUERY.BUDGET', budget, read])
    expect(ids(await byCustomer().all({ cursor: payload.cursor as string }))).toBe(rest)
  })

  test('asks for the capacity only where it counts', async () => {
    shop.sent()
    await byCustomer().all()
    await byCustomer().all({ maxReadUnits: 50 })
    expect(shop.sent().map(({ input }) => input.ReturnConsumedCapacity)).toEqual([undefined, 'TOTAL'])
  })

  test('a filter with a limit does not read on without end', async () => {
    const latest = shop.desk.order.latest({ customerId: 'ann' }, { total: { lt: 0 } })
    shop.sent()
    const items: unknown[] = []
    for await (const order of latest.iterate({ pageSize: 1, maxPages: 200 })) items.push(order)
    expect([items.length, shop.sent().length]).toEqual([0, 10])
    await addOrders(shop.desk, 110, 'bob')
    const many = shop.desk.order.latest({ customerId: 'bob' }, { total: { lt: 0 } })
    const read = async () => {
      for await (const order of many.iterate({ pageSize: 1 })) items.push(order)
    }
    shop.sent()
    expect([await codeOf(read()), shop.sent().length]).toEqual(['QUERY.BUDGET', 100])
  })

  test('a deadline ends a read that collects as a budget, and a page with an error of its own', async () => {
    const slow = shop.again({ client: delayed(30) })
    const orders = slow.order.byCustomer({ customerId: 'ann' })
    const { code, payload } = await errorOf(orders.all({ pageSize: 1, deadline: 75 }))
    expect([code, payload.budget]).toEqual(['QUERY.BUDGET', 'deadline'])
    const rest = await byCustomer().all({ cursor: payload.cursor as string })
    expect(ids([...(payload.items as { orderId: string }[]), ...rest])).toBe('o9 o8 o7 o6 o5 o4 o3 o2 o1')
    expect(await codeOf(orders.page({ deadline: 1 }))).toBe('REQUEST.DEADLINE')
    expect(await codeOf(orders.count({ deadline: 1 }))).toBe('QUERY.BUDGET')
    expect(await codeOf(slow.order.byId({ orderId: 'o1' }).ask({ deadline: 1 }))).toBe('QUERY.BUDGET')
    expect(await codeOf(slow.customer.byId({ customerId: 'ann' }).ask({ deadline: 1 }))).toBe('REQUEST.DEADLINE')
  })

  test('an abort ends the call, and nothing follows', async () => {
    const aborted = AbortSignal.abort('enough')
    shop.sent()
    const { code, cause } = await errorOf(byCustomer().page({ signal: aborted }))
    expect([code, cause, shop.sent()]).toEqual(['REQUEST.ABORTED', 'enough', []])

    const controller = new AbortController()
    const slow = shop.again({ client: delayed(20, () => controller.abort()) })
    expect(await codeOf(slow.order.byCustomer({ customerId: 'ann' }).all({ pageSize: 1, signal: controller.signal }))).toBe(
      'REQUEST.ABORTED',
    )
    const sent = shop.sent().length
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect([sent, shop.sent().length]).toEqual([sent, 0])
  })

  test('an iteration stops inside a page once its signal says so', async () => {
    const controller = new AbortController()
    const seen: string[] = []
    const read = async () => {
      for await (const { orderId } of byCustomer().iterate({ signal: controller.signal })) {
        seen.push(orderId)
        if (seen.length === 2) controller.abort()
      }
    }
    expect([await codeOf(read()), seen]).toEqual(['REQUEST.ABORTED', ['o9', 'o8']])
  })

  test.each([
    [{ pageSize: 0 }, 'pageSize'],
    [{ maxItems: 1.5 }, 'maxItems'],
    [{ maxPages: -1 }, 'maxPages'],
    [{ maxReadUnits: 0 }, 'maxReadUnits'],
    [{ maxReadUnits: Number.NaN }, 'maxReadUnits'],
    [{ deadline: 0 }, 'deadline'],
    [{ signal: {} as AbortSignal }, 'signal'],
  ])('%j is refused before a request leaves', async (options, name) => {
    shop.sent()
    const { code, path } = await errorOf(byCustomer().all(options))
    expect([code, path, shop.sent()]).toEqual(['INPUT.INVALID', [name], []])
  })

  test('a collection has the same budgets', async () => {
    const all = shop.desk.everything({ customerId: 'ann' })
    const { code, payload } = await errorOf(all.all({ pageSize: 2, maxReadUnits: 1 }))
    expect([code, payload.budget, payload.returned]).toEqual(['QUERY.BUDGET', 'maxReadUnits', 4])
    expect((await all.all({ cursor: payload.cursor as string })).orders.length).toBe(5)
  })

  test('counts what a read would return, at the same price', async () => {
    shop.sent()
    expect(await byCustomer().count()).toBe(9)
    expect(await byCustomer({ total: { gte: 50 } }).count({ pageSize: 2 })).toBe(5)
    expect(await shop.desk.order.byCustomer({ customerId: 'ann' }, { placedAt: { gt: day(2), lt: day(5) } }).count()).toBe(2)
    expect(await shop.desk.order.byTotal({ customerId: 'ann' }, { total: { gt: 20, lte: 50 } }).count({ consistent: true })).toBe(3)
    expect(await shop.desk.order.latest({ customerId: 'ann' }).count()).toBe(3)
    expect(await shop.desk.order.totals({ customerId: 'ann' }).count({ pageSize: 4 })).toBe(9)
    expect(await shop.desk.order.unshipped({ status: 'paid' }).count()).toBeGreaterThan(0)
    expect(await shop.desk.order.byCustomer({ customerId: 'nobody' }).count()).toBe(0)
    expect(shop.sent().every(({ input }) => input.Select === 'COUNT' || input.ProjectionExpression !== undefined)).toBe(true)
  })

  test('a count that its budget ends says how far it came', async () => {
    const { code, payload } = await errorOf(byCustomer().count({ pageSize: 2, maxPages: 3 }))
    expect([code, payload.count]).toEqual(['QUERY.BUDGET', 6])
    expect(await byCustomer().count({ cursor: payload.cursor as string })).toBe(3)
  })

  /** The client, every answer of which takes a while. */
  function delayed(milliseconds: number, whenSent?: () => void): { send(command: never): Promise<unknown> } {
    let count = 0
    return {
      async send(command) {
        if (++count === 3) whenSent?.()
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        return on.client.send(command)
      },
    }
  }
})
