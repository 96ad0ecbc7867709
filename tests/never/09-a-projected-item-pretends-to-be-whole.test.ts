/**
 * Promise 9. ElectroDB and OneTable type what a projected index returns as the whole entity, with `undefined` where nothing was copied. Here
 * the type is what the index holds, and the whole is asked for by `hydrate`, as a second step that says so.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, expectTypeOf, test } from 'vitest'
import type { Order, OrderInGsi1, OrderInGsi2 } from '../reads/generated/index.js'
import { addOrders, day, startDesk } from '../reads/start-desk.js'

describeOnEngines('promise 9: a result is what was read', (on) => {
  test('of an index with some attributes, of one with keys only, and of a selection', async () => {
    const { desk } = await startDesk(on)
    await addOrders(desk, 1)
    const key = { customerId: 'ann', orderId: 'o1', placedAt: day(1) }
    const reference = await desk.order.reference({ orderId: 'o1' })
    const [unshipped] = await desk.order.unshipped({ status: 'open' }).all()
    const [total] = await desk.order.totals({ customerId: 'ann' }).all()
    expect([reference, unshipped, total]).toEqual([key, { ...key, status: 'open', total: 10 }, { orderId: 'o1', total: 10 }])
    expectTypeOf(reference).toEqualTypeOf<OrderInGsi1 | undefined>()
    expectTypeOf(unshipped).toEqualTypeOf<OrderInGsi2 | undefined>()
    expectTypeOf<keyof OrderInGsi1>().toEqualTypeOf<'customerId' | 'orderId' | 'placedAt'>()
    expectTypeOf<keyof OrderInGsi2>().toEqualTypeOf<'customerId' | 'orderId' | 'placedAt' | 'status' | 'total'>()
    // @ts-expect-error: Property 'note' does not exist on type 'OrderInGsi2'
    expect(unshipped?.note).toBeUndefined()
  })

  test('the whole is read in a second step, which is said', async () => {
    const { desk, sent } = await startDesk(on)
    await addOrders(desk, 1)
    await desk.order.update({ customerId: 'ann', orderId: 'o1', placedAt: day(1) }, { set: { note: 'whole' } })
    sent()
    const page = await desk.order.unshippedWhole({ status: 'open' }).page()
    expectTypeOf(page.items).toEqualTypeOf<Order[]>()
    expect([page.items[0]?.note, page.vanished, sent().map(({ name }) => name)]).toEqual(['whole', 0, ['Query', 'BatchGetItem']])
    expect(desk.order.unshippedWhole({ status: 'open' }).explain().steps?.length).toBe(2)
  })
})
