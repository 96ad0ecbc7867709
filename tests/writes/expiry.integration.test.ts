import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('items that expire', (on) => {
  let at: TestOffice
  const key = (sessionId: string) => ({ userId: 'u', sessionId })
  const later = (seconds: number) => new Date(at.now().getTime() + seconds * 1000)

  /** Session `a` has expired, `b` expires in a second, `c` never does. */
  beforeEach(async () => {
    at = await startOffice(on)
    await at.office.session.create({ ...key('a'), device: 'phone', expires: later(10) })
    await at.office.session.create({ ...key('b'), expires: later(11) })
    await at.office.session.create(key('c'))
    await at.office.user.create({ userId: 'u', name: 'Ann' })
    at.wait(10)
  })

  test('a Date in the API is whole seconds in the item', async () => {
    expect((await at.stored('USER#u', 'SESSION#a'))?.expiresAt).toEqual({ N: String(at.now().getTime() / 1000) })
    expect((await at.office.session.get(key('b')))?.expires).toEqual(later(1))
  })

  test('are hidden from get, lookup, queries, selections, counts and collections', async () => {
    const { session } = at.office
    const ids = (found: readonly { sessionId: string }[]) => found.map(({ sessionId }) => sessionId)
    expect(await session.get(key('a'))).toBeUndefined()
    expect(await session.byId({ sessionId: 'a' })).toBeUndefined()
    expect((await session.byId({ sessionId: 'b' }))?.sessionId).toBe('b')
    expect(ids(await session.ofUser({ userId: 'u' }).all())).toEqual(['b', 'c'])
    expect(ids((await session.ofUser({ userId: 'u' }).page()).items)).toEqual(['b', 'c'])
    expect((await session.ofUser({ userId: 'u' }).first())?.sessionId).toBe('b')
    expect(await session.ofUser({ userId: 'u' }).count()).toBe(2)
    expect(await session.devices({ userId: 'u' }).all()).toEqual([{ sessionId: 'b' }, { sessionId: 'c' }])
    expect(ids(await session.firstTwo({ userId: 'u' }).all())).toEqual(['b', 'c'])
    const { user, sessions, unknown } = await at.office.userWithSessions({ userId: 'u' }).all()
    expect([user?.name, ids(sessions), unknown]).toEqual(['Ann', ['b', 'c'], []])
  })

  test('are shown where a call asks for them', async () => {
    const { session } = at.office
    const expired = true
    expect((await session.get(key('a'), { expired }))?.device).toBe('phone')
    expect((await session.byId({ sessionId: 'a' }).ask({ expired }))?.device).toBe('phone')
    expect((await session.ofUser({ userId: 'u' }).all({ expired })).length).toBe(3)
    expect(await session.ofUser({ userId: 'u' }).count({ expired })).toBe(3)
    const refs = [session.ref(key('a'))]
    expect([await at.office.batchGet(refs), await at.office.transactGet(refs)]).toEqual([[undefined], [undefined]])
    const shown = [await at.office.batchGet(refs, { expired }), await at.office.transactGet(refs, { expired })]
    expect(shown.map(([item]) => item?.device)).toEqual(['phone', 'phone'])
    expect((await session.firstTwo({ userId: 'u' }).all({ expired })).map(({ sessionId }) => sessionId)).toEqual(['a', 'b'])
    expect((await at.office.userWithSessions({ userId: 'u' }).page({ expired })).sessions.length).toBe(3)
  })

  test('make room for a new item with their key', async () => {
    const renewed = await at.office.session.create({ ...key('a'), expires: later(60) })
    expect(await at.office.session.get(key('a'))).toEqual(renewed)
    expect((await at.stored('USER#u', 'SESSION#a'))?.device).toBeUndefined()
    expect((await errorOf(at.office.session.create(key('a')))).code).toBe('ITEM.EXISTS')
    expect((await errorOf(at.office.session.create(key('b')))).code).toBe('ITEM.EXISTS')
  })

  test('leave nothing in what an upsert writes in their place', async () => {
    const renewed = await at.office.session.upsert({ ...key('a'), expires: later(60) })
    expect(renewed).toEqual({ ...key('a'), expires: later(60) })
    expect(await at.office.session.get(key('a'))).toEqual(renewed)
    expect(await at.office.session.upsert({ ...key('b'), device: 'x' })).toEqual({ ...key('b'), device: 'x' })
    expect((await at.office.session.get(key('b')))?.device).toBe('x')
    const input = { tenantId: 't', accountId: 'c', email: 'c@x', name: 'C', visits: 0 }
    const { createdAt } = await at.office.account.create({ ...input, trialEnds: later(5) })
    at.wait(5)
    expect((await at.office.account.upsert(input)).createdAt).toEqual(new Date(createdAt.getTime() + 5000))
  })

  test('are not there for updates and deletes, unless an update asks for them', async () => {
    const { session } = at.office
    const error = await errorOf(session.update(key('a'), { set: { device: 'x' } }))
    expect(error.code).toBe('ITEM.NOT_FOUND')
    const revived = await session.update(key('a'), { set: { expires: later(60) } }, { expired: true })
    expect([revived.device, await session.get(key('a'))]).toEqual(['phone', revived])
    expect((await session.update(key('b'), { set: { device: 'y' } })).device).toBe('y')
    at.wait(5)
    expect(await session.delete(key('b'))).toBeUndefined()
    expect(await at.stored('USER#u', 'SESSION#b')).toBeUndefined()
  })
})
