/**
 * Promise 11. BatchWriteItem has no conditions, so a batch put of an entity with a version overwrites what nobody has read: peers with
 * versions or unique constraints send it all the same. Here such an entity has no batch writes, and a forged one is refused.
 */
import { batchOperations } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { errorOf, startClub } from '../transact/start-club.js'

describeOnEngines('promise 11: a batch writes no entity whose promises need conditions', (on) => {
  test('its repository has no batch writes, and one that is made anyhow is refused before anything is sent', async () => {
    const { club } = await startClub(on.client)
    await club.payment.create({ paymentId: 'p', amount: 1 })
    expect('batch' in club.payment).toBe(false)
    const { plan } = club.payment.ref({ paymentId: 'p' })
    const batch = batchOperations(plan)
    for (const forged of [batch.put({ paymentId: 'p', amount: 2 }), batch.delete({ paymentId: 'p' })]) {
      const fine = club.group.batch.put({ groupId: 'g', name: 'G' })
      const error = await errorOf(club.batchWrite({ fine, forged }))
      expect([error.code, error.path]).toEqual(['BATCH.REFUSED', ['forged']])
    }
    expect([(await club.payment.get({ paymentId: 'p' }))?.amount, await club.group.get({ groupId: 'g' })]).toEqual([1, undefined])
  })

  test('an operation of a transaction, which may have a condition, is no write of a batch', async () => {
    const { club } = await startClub(on.client)
    const operation = club.group.tx.put({ groupId: 'g', name: 'G' }, { if: { name: 'absent' } })
    // @ts-expect-error -- Property 'batch' is missing in type 'TransactOperation<Group>'
    const error = await errorOf(club.batchWrite([operation]))
    expect([error.code, error.path]).toEqual(['BATCH.REFUSED', ['0']])
  })
})
