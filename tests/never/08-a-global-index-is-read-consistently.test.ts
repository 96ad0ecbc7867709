/**
 * Promise 8. ElectroDB takes `consistent: true` on a global index and lets DynamoDB refuse the request. Here the option is not in the type,
 * a call that gives it nevertheless is refused before it leaves, and a pattern that asks for it on such an index is a problem of the schema.
 */
import { buildModel, defineEntity, defineSchema, defineTable, planModel } from '@keyloom/core'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addOrders, errorOf, ids, startDesk } from '../reads/start-desk.js'

describeOnEngines('promise 8: consistent reads are where they exist', (on) => {
  test('of the table and of a local index', async () => {
    const { desk, sent } = await startDesk(on)
    await addOrders(desk, 2)
    sent()
    expect(ids(await desk.order.byCustomer({ customerId: 'ann' }).all({ consistent: true }))).toBe('o2 o1')
    expect(ids(await desk.order.byTotal({ customerId: 'ann' }).all({ consistent: true }))).toBe('o1 o2')
    expect(await desk.customer.surely({ customerId: 'ann' })).toBeUndefined()
    expect(sent().map(({ input }) => input.ConsistentRead)).toEqual([true, true, true])
  })

  test('not of a global index, by type and at run time', async () => {
    const { desk, sent } = await startDesk(on)
    sent()
    const asked = [
      // @ts-expect-error: 'consistent' does not exist in type 'PageOptions'
      desk.order.unshipped({ status: 'open' }).page({ consistent: true }),
      // @ts-expect-error: 'consistent' does not exist in type 'PageOptions'
      desk.order.unshippedWhole({ status: 'open' }).page({ consistent: true }),
      // @ts-expect-error: 'consistent' does not exist in type 'CallOptions'
      desk.order.unshipped({ status: 'open' }).first({ consistent: true }),
    ]
    for (const promise of asked) {
      const { code, path } = await errorOf(promise)
      expect([code, path]).toEqual(['INPUT.INVALID', ['consistent']])
    }
    expect(sent()).toEqual([])
  })
})

test('promise 8: a pattern that only a global index serves cannot be consistent', () => {
  const table = defineTable('t', { key: { partition: 'pk' }, indexes: { byName: { kind: 'global', partition: 'gpk' } } })
  const user = defineEntity(table, 'User', {
    attributes: { id: z.uuid(), name: z.string() },
    key: { partition: 'USER#{id}' },
    indexes: { byName: { partition: 'NAME#{name}' } },
    patterns: { byName: { by: ['name'], consistent: true } },
  })
  const built = buildModel(defineSchema({ name: 's', tables: [table], entities: [user] }))
  expect('model' in built && planModel(built.model).problems.map(({ code }) => code)).toEqual(['PLAN.CONSISTENCY'])
})
