import { createEngine } from '@keyloom/testing'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import type { Club } from './generated/index.js'
import { errorOf, startClub } from './start-club.js'

describeOnEngines('transactGet', (on) => {
  let club: Club
  beforeAll(async () => {
    ;({ club } = await startClub(on.client))
    await club.transact({
      group: club.group.tx.create({ groupId: 'a', name: 'A' }),
      entry: club.entry.tx.create({ subject: 'a', at: 2, text: 'two' }),
    })
  })

  test('reads items of several entities and tables by name or in order, one that is asked for twice once', async () => {
    const group = { groupId: 'a', name: 'A', members: 0 }
    const refs = {
      group: club.group.ref({ groupId: 'a' }),
      entry: club.entry.ref({ subject: 'a', at: 2 }),
      again: club.group.ref({ groupId: 'a' }),
      none: club.payment.ref({ paymentId: 'a' }),
    }
    expect(await club.transactGet(refs)).toEqual({ group, entry: { subject: 'a', at: 2, text: 'two' }, again: group, none: undefined })
    expect(await club.transactGet([refs.none, refs.again, refs.group])).toEqual([undefined, group, group])
  })

  test('refuses more than 100 items, and none, before anything is sent', async () => {
    const refs = Array.from({ length: 101 }, (_, at) => club.group.ref({ groupId: `g${at}` }))
    expect([(await errorOf(club.transactGet(refs))).code, (await errorOf(club.transactGet({}))).code]).toEqual([
      'TRANSACTION.INVALID',
      'TRANSACTION.INVALID',
    ])
    expect((await club.transactGet(refs.slice(1))).length).toBe(100)
  })
})

test('a read that meets a write says which item it was', async () => {
  const engine = createEngine()
  const { club } = await startClub(engine.client())
  engine.faults.inject({
    kind: 'transaction-cancelled',
    operation: 'TransactGetItems',
    reasons: [{ Code: 'None' }, { Code: 'TransactionConflict', Message: 'Busy.' }],
  })
  const error = await errorOf(club.transactGet({ a: club.group.ref({ groupId: 'a' }), b: club.entry.ref({ subject: 's', at: 1 }) }))
  expect([error.code, error.payload]).toEqual([
    'TRANSACTION.CANCELED',
    {
      retryable: true,
      failures: {
        b: {
          reason: 'TransactionConflict',
          entity: 'Entry',
          subject: 'Entry.ref',
          key: { subject: { S: 's' }, at: { N: '1' } },
          message: 'Busy.',
        },
      },
    },
  ])
})
