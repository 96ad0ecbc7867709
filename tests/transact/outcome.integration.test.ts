import { createEngine, type Fault } from '@keyloom/testing'
import { describe, expect, test } from 'vitest'
import { errorOf, startClub } from './start-club.js'

async function withFault(...faults: readonly (Fault | undefined)[]) {
  const engine = createEngine()
  const { club } = await startClub(engine.client())
  await club.group.create({ groupId: 'g', name: 'G' })
  engine.faults.script(faults, { operation: 'TransactWriteItems' })
  const tokens = () =>
    engine.history
      .filter(({ operation }) => operation === 'TransactWriteItems')
      .map(({ input }) => (input as { ClientRequestToken: string }).ClientRequestToken)
  const add = () => ({ add: club.group.tx.update({ groupId: 'g' }, { add: { members: 1 } }) })
  const members = async () => (await club.group.get({ groupId: 'g' }, { consistent: true }))?.members
  return { engine, club, add, members, tokens }
}

describe('an answer that is lost', () => {
  for (const kind of ['reset', 'timeout', 'internal-error', 'empty-body', 'truncated-body'] as const) {
    for (const when of ['before', 'after'] as const) {
      test(`${kind} ${when} the write: done once, or reported as unknown and then done once`, async () => {
        const fault: Fault = { kind, when }
        const { engine, club, add, members, tokens } = await withFault(fault, fault, fault, fault, fault)
        const error = await club.transact(add()).then(
          () => undefined,
          (thrown) => thrown,
        )
        if (error !== undefined) {
          expect([error.code, error.payload.operations]).toEqual(['TRANSACTION.UNKNOWN', ['add']])
          engine.faults.clear()
          await club.transact(add(), { attempt: error.payload.attempt })
        }
        expect(await members()).toBe(1)
        expect(new Set(tokens()).size).toBe(1)
      })
    }
  }

  test('the retries of the SDK share a token, and two calls have two', async () => {
    const { club, add, members, tokens } = await withFault({ kind: 'reset', when: 'after' })
    await club.transact(add())
    await club.transact(add())
    const [first, second, third] = tokens()
    expect([tokens().length, first === second, second === third, await members()]).toEqual([3, true, false, 2])
  })

  test('an answer that says no is no unknown outcome', async () => {
    const conflict: Fault = { kind: 'transaction-cancelled', reasons: [{ Code: 'TransactionConflict', Message: 'Busy.' }] }
    const { club, add, members } = await withFault(conflict)
    const error = await errorOf(club.transact(add()))
    expect([error.code, error.payload]).toEqual([
      'TRANSACTION.CANCELED',
      {
        retryable: true,
        failures: {
          add: {
            reason: 'TransactionConflict',
            entity: 'Group',
            subject: 'Group.update',
            key: { pk: { S: 'GROUP#g' }, sk: { S: 'GROUP' } },
            message: 'TransactionConflict: Busy.',
          },
        },
      },
    ])
    expect(await members()).toBe(0)
  })
})
