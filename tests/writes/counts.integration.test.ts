import { batchOperations } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('counts', (on) => {
  let at: TestOffice
  const repo = { owner: 'o', repo: 'r' }
  const other = { owner: 'o', repo: 's' }
  const star = { ...repo, userId: 'u' }
  const key = { owner: 'o', userId: 'u' }
  const stars = async (of: typeof repo = repo) => (await at.office.repo.get(of))?.stars

  beforeEach(async () => {
    at = await startOffice(on)
    await at.office.repo.create(repo)
    await at.office.repo.create(other)
    at.sent()
  })

  test('create and delete count in the transaction of the item', async () => {
    await at.office.star.create(star)
    expect([await stars(), at.sent()]).toEqual([1, ['TransactWriteItems', 'GetItem']])
    expect((await errorOf(at.office.star.create(star))).code).toBe('ITEM.EXISTS')
    expect(await stars()).toBe(1)
    expect(await at.office.star.delete(key)).toEqual(star)
    expect(await at.office.star.delete(key)).toBeUndefined()
    expect(await stars()).toBe(0)
  })

  test('put and upsert count what was not there, and nothing else', async () => {
    await at.office.star.put(star)
    await at.office.star.put({ ...star, note: 'again' })
    await at.office.star.upsert({ ...star, note: 'and again' })
    expect(await stars()).toBe(1)
    await at.office.star.upsert({ ...star, userId: 'v' })
    expect(await stars()).toBe(2)
  })

  test('an item that changes its parent is counted there', async () => {
    await at.office.star.create(star)
    await at.office.star.update(key, { set: { repo: 's' } })
    expect([await stars(), await stars(other)]).toEqual([0, 1])
    await at.office.star.put({ ...star, repo: 'r' })
    expect([await stars(), await stars(other)]).toEqual([1, 0])
    await at.office.star.update(key, { remove: ['repo'] })
    expect(await stars()).toBe(0)
    await at.office.star.delete(key)
    expect(await stars()).toBe(0)
  })

  test('a change of something else is one request, and a move counts once', async () => {
    await at.office.star.create(star)
    at.sent()
    await at.office.star.update(key, { set: { note: 'x' } })
    expect(at.sent()).toEqual(['UpdateItem'])
    await at.office.star.move(key, { ...key, userId: 'v' })
    expect(await stars()).toBe(1)
  })

  test('an item without its parent is not written', async () => {
    const error = await errorOf(at.office.star.create({ ...star, repo: 'none' }))
    expect([error.code, error.payload]).toEqual([
      'ITEM.NOT_FOUND',
      { entity: 'Repo', key: { pk: { S: 'REPO#o#none' }, sk: { S: 'REPO' } }, counters: ['stars'] },
    ])
    expect([await at.office.star.get(key), await at.stored('REPO#o#none', 'REPO')]).toEqual([undefined, undefined])
  })

  test('an item outlives its parent, and is deleted all the same', async () => {
    await at.office.star.create(star)
    await at.office.repo.delete(repo)
    expect(await at.office.star.delete(key)).toEqual(star)
    expect(await at.stored('REPO#o#r', 'REPO')).toBeUndefined()
  })

  test('writers at one time lose no count', async () => {
    const users = ['a', 'b', 'c', 'd']
    for (const userId of users) await at.office.star.create({ ...star, userId })
    at.before('TransactWriteItems', () => at.office.star.delete({ ...key, userId: 'a' }))
    await at.office.star.delete({ ...key, userId: 'b' })
    at.before('TransactWriteItems', () => at.office.star.delete({ ...key, userId: 'c' }))
    expect(await at.office.star.delete({ ...key, userId: 'c' })).toBeUndefined()
    expect(await stars()).toBe(1)
  })

  test('a transaction counts what it creates, and refuses what it would have to read for', async () => {
    await at.office.transact({ star: at.office.star.tx.create(star) })
    expect(await stars()).toBe(1)
    await at.office.transact({
      a: at.office.star.tx.create({ ...star, userId: 'a' }),
      b: at.office.star.tx.create({ ...star, userId: 'b' }),
    })
    expect(await stars()).toBe(3)
    for (const operation of [
      at.office.star.tx.delete(key),
      at.office.star.tx.put(star),
      at.office.star.tx.update(key, { remove: ['repo'] }),
    ]) {
      expect((await errorOf(at.office.transact({ operation }))).code).toBe('TRANSACTION.INVALID')
    }
    const absent = at.office.star.tx.create({ ...star, userId: 'c', repo: 'none' })
    const error = await errorOf(at.office.transact({ absent }))
    expect([error.code, error.payload.failures]).toMatchObject([
      'TRANSACTION.CANCELED',
      { absent: { reason: 'ConditionalCheckFailed', entity: 'Repo', code: 'ITEM.NOT_FOUND' } },
    ])
    expect(await stars()).toBe(3)
  })

  test('neither the item nor its parent is written by a batch, and a put of the parent by no transaction', async () => {
    expect(['batch' in at.office.star, 'batch' in at.office.repo]).toEqual([false, false])
    for (const { plan } of [at.office.star.ref(key), at.office.repo.ref(repo)]) {
      const error = await errorOf(at.office.batchWrite([batchOperations(plan).delete({ ...key, ...repo })]))
      expect(error.code).toBe('BATCH.REFUSED')
    }
    // @ts-expect-error Property 'put' does not exist on type
    const put = at.office.repo.tx.put(repo)
    expect((await errorOf(at.office.transact({ put }))).code).toBe('TRANSACTION.INVALID')
  })
})
