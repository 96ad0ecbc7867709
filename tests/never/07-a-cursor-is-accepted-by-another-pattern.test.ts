/**
 * Promise 7. OneTable's cursors lack keys on an index and page into nothing; a bare LastEvaluatedKey of one tenant pages another one's
 * partition. Here a cursor is bound to its pattern, inputs, table and key format, and sealed where a secret is set.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, codeOf, day, startDesk, type TestDesk } from '../reads/start-desk.js'

const secret = 'a secret of at least thirty-two characters'

describeOnEngines('promise 7: a cursor goes with one pattern, its inputs and its table', (on) => {
  let shop: TestDesk
  let other: TestDesk
  beforeAll(async () => {
    shop = await startDesk(on)
    other = await startDesk(on)
    for (const { desk } of [shop, other]) for (const customer of ['ann', 'bob']) await addOrders(desk, 5, customer)
  })

  test.each([['sealed', { cursors: { secrets: [secret] } }] as const, ['not sealed', {}] as const])('%s', async (_, options) => {
    const desk = shop.again(options)
    const { order } = desk
    const elsewhere = other.again(options)
    const { cursor, ...page } = await order.byCustomer({ customerId: 'ann' }).page({ pageSize: 2 })
    const sealedOtherwise = shop.again({ cursors: { secrets: [`${secret}!`] } })
    const forged = Buffer.from(Buffer.from(cursor!, 'base64url').toString().replace('ann', 'bob')).toString('base64url')
    const bare = Buffer.from(JSON.stringify({ pk: { S: 'CUSTOMER#bob' }, sk: { S: `#ORDER#${day(3)}#bobo3` } })).toString('base64url')
    shop.sent()
    other.sent()
    const at = { cursor: cursor! }
    const codes = await Promise.all([
      codeOf(order.byCustomer({ customerId: 'bob' }).page(at)),
      codeOf(order.byCustomer({ customerId: 'ann' }, { placedAt: { gte: day(1) } }).page(at)),
      codeOf(order.byCustomer({ customerId: 'ann' }, {}, { total: { gte: 0 } }).page(at)),
      codeOf(order.latest({ customerId: 'ann' }).page(at)),
      codeOf(order.byTotal({ customerId: 'ann' }).page(at)),
      codeOf(order.unshippedWhole({ status: 'open' }).all(at)),
      codeOf(desk.everything({ customerId: 'ann' }).page(at)),
      codeOf(elsewhere.order.byCustomer({ customerId: 'ann' }).page(at)),
      codeOf(sealedOtherwise.order.byCustomer({ customerId: 'ann' }).count(at)),
      codeOf(order.byCustomer({ customerId: 'bob' }).page({ cursor: forged })),
      codeOf(order.byCustomer({ customerId: 'bob' }).page({ cursor: bare })),
      codeOf(order.byCustomer({ customerId: 'ann' }).page({ cursor: '' })),
      codeOf(order.byCustomer({ customerId: 'ann' }).page({ cursor: null as unknown as string })),
    ])
    expect([new Set(codes), shop.sent(), other.sent()]).toEqual([new Set(['CURSOR.INVALID']), [], []])
    expect([page.items.length, (await order.byCustomer({ customerId: 'ann' }).all(at)).length]).toEqual([2, 3])
  })
})
