import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { errorOf, start, startClub } from './start-club.js'

describeOnEngines('declared transactions', (on) => {
  test('a method does all steps, with guards, and gives results by the names of the steps', async () => {
    const { club } = await startClub(on.client)
    await club.group.create({ groupId: 'g', name: 'G', members: 48 })
    expect(await club.join({ groupId: 'g', userId: 'ann', at: 1, note: 'hello' })).toEqual({
      membership: { groupId: 'g', userId: 'ann', role: 'member' },
      count: undefined,
      payment: { paymentId: 'ann', amount: 10, note: 'hello', version: 1, createdAt: start, updatedAt: start },
      entry: { subject: 'g', at: 1, text: 'joined' },
      banned: undefined,
    })
    const again = await errorOf(club.join({ groupId: 'g', userId: 'ann', at: 2 }))
    expect([again.code, Object.keys(again.payload.failures as object)]).toEqual(['TRANSACTION.CANCELED', ['membership', 'payment']])
    await club.join({ groupId: 'g', userId: 'bob', at: 3 })
    const full = await errorOf(club.join({ groupId: 'g', userId: 'cleo', at: 4 }))
    expect([full.code, Object.keys(full.payload.failures as object)]).toEqual(['TRANSACTION.CANCELED', ['count']])
    expect((await club.group.get({ groupId: 'g' }))?.members).toBe(50)
  })

  test('under many at once the guard holds', async () => {
    const { club } = await startClub(on.client)
    await club.group.create({ groupId: 'g', name: 'G', members: 45 })
    const joins = Array.from({ length: 20 }, async (_, at) => {
      for (;;) {
        try {
          return await club.join({ groupId: 'g', userId: `u${at}`, at })
        } catch (error) {
          if ((error as { payload?: { retryable?: boolean } }).payload?.retryable !== true) return undefined
        }
      }
    })
    const joined = (await Promise.all(joins)).filter((one) => one !== undefined).length
    expect([joined, (await club.group.get({ groupId: 'g' }, { consistent: true }))?.members]).toEqual([5, 50])
  })
})
