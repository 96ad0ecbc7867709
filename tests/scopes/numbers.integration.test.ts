import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { codeOf, startWork, type TestWork } from './start-work.js'

describeOnEngines('within a scope', (on) => {
  let shared: TestWork
  const b = { boardId: 'b' }

  beforeEach(async () => {
    shared = await startWork(on)
    await shared.ann.board.create(b)
    await shared.bob.board.create(b)
  })

  test('a sequence numbers, and a parent counts, what its tenant creates', async () => {
    const { ann, bob } = shared
    await ann.card.create({ ...b, title: 'one' })
    expect(await ann.card.create({ ...b, title: 'two' })).toEqual({ tenantId: 'ann', ...b, number: 2, title: 'two' })
    expect((await bob.card.create({ ...b, title: 'one' })).number).toBe(1)
    await ann.card.delete({ ...b, number: 1 })
    expect([await ann.board.get(b), await bob.board.get(b)]).toEqual([
      { tenantId: 'ann', ...b, lastCard: 2, cards: 1 },
      { tenantId: 'bob', ...b, lastCard: 1, cards: 1 },
    ])
  })

  test('several creates of one transaction are counted', async () => {
    const { ann, bob } = shared
    await ann.transact([1, 2, 3].map((number) => ann.card.tx.create({ ...b, number, title: 'x' })) as never)
    expect([(await ann.board.get(b))?.cards, (await bob.board.get(b))?.cards]).toEqual([3, 0])
  })

  test('the parent of another tenant counts nothing', async () => {
    const { ann, bob } = shared
    await bob.board.create({ boardId: 'own' })
    expect(await codeOf(ann.card.create({ boardId: 'own', title: 'x' }))).toBe('ITEM.NOT_FOUND')
    expect(await codeOf(ann.card.create({ tenantId: 'bob', ...b, title: 'x' } as never))).toBe('SCOPE.FOREIGN')
    expect(await bob.board.get({ boardId: 'own' })).toMatchObject({ cards: 0, lastCard: 0 })
  })

  test('a series has the latest point of each tenant', async () => {
    const { ann, bob } = shared
    await ann.reading.append({ ...b, at: 5, value: 1 })
    await bob.reading.append({ ...b, at: 3, value: 2 })
    await ann.reading.append({ ...b, at: 4, value: 3 })
    expect([await ann.lastReading.get(b), await bob.lastReading.get(b)]).toEqual([
      { tenantId: 'ann', ...b, at: 5, value: 1 },
      { tenantId: 'bob', ...b, at: 3, value: 2 },
    ])
    expect([await ann.reading.get({ ...b, at: 4 }), await bob.reading.get({ ...b, at: 4 })]).toEqual([
      { tenantId: 'ann', ...b, at: 4, value: 3 },
      undefined,
    ])
    expect(await codeOf(bob.reading.append({ tenantId: 'ann', ...b, at: 9, value: 9 } as never))).toBe('SCOPE.FOREIGN')
  })
})
