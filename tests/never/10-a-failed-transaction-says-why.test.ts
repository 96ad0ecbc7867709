/**
 * Promise 10. Elsewhere a transaction fails with `[None, ConditionalCheckFailed]`, and the caller counts positions. Here a failure has the
 * name of the operation, the entity, the reason and the item as it is.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { errorOf, startClub } from '../transact/start-club.js'

describeOnEngines('promise 10: a failed transaction says which operation failed, and why', (on) => {
  test('by name, with the entity and the old item', async () => {
    const { club } = await startClub(on.client)
    await club.group.create({ groupId: 'g', name: 'G', members: 50 })
    const error = await errorOf(
      club.transact({
        join: club.membership.tx.create({ groupId: 'g', userId: 'ann', role: 'member' }),
        count: club.group.tx.update({ groupId: 'g' }, { add: { members: 1 } }, { if: { members: { lt: 50 } } }),
      }),
    )
    const key = { pk: { S: 'GROUP#g' }, sk: { S: 'GROUP' } }
    expect([error.code, error.payload]).toEqual([
      'TRANSACTION.CANCELED',
      {
        retryable: false,
        failures: {
          count: {
            reason: 'ConditionalCheckFailed',
            code: 'ITEM.CONDITION_FAILED',
            entity: 'Group',
            subject: 'Group.update',
            message: 'The condition of this update of Group did not hold for pk "GROUP#g", sk "GROUP". Read the item and decide again.',
            key,
            current: { groupId: 'g', name: 'G', members: 50 },
            item: { ...key, _type: { S: 'Group' }, groupId: { S: 'g' }, name: { S: 'G' }, members: { N: '50' } },
          },
        },
      },
    ])
    expect(await club.membership.get({ groupId: 'g', userId: 'ann' })).toBeUndefined()
  })
})
