import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('sequences', (on) => {
  let at: TestOffice
  const repo = { owner: 'o', repo: 'r' }
  const pull = { repoOwner: 'o', repo: 'r' }
  const counter = async () => (await at.office.repo.get(repo))?.lastNumber

  beforeEach(async () => {
    at = await startOffice(on)
    expect(await at.office.repo.create(repo)).toEqual({ ...repo, lastNumber: 0, stars: 0, version: 1 })
    at.sent()
  })

  test('one counter numbers the items of two entities, in two requests each', async () => {
    expect(await at.office.issue.create({ ...repo, title: 'a' })).toEqual({ ...repo, number: 1, title: 'a' })
    expect(at.sent()).toEqual(['UpdateItem', 'PutItem'])
    expect((await at.office.pull.create({ ...pull, branch: 'b' })).number).toBe(2)
    expect(at.sent()).toEqual(['UpdateItem', 'TransactWriteItems'])
    expect((await at.office.issue.create({ ...repo, title: 'c' })).number).toBe(3)
    expect((await at.office.issue.ofRepo(repo).all()).map(({ number }) => number)).toEqual([1, 3])
    expect((await at.stored('REPO#o#r', 'PULL#000002'))?.number).toEqual({ N: '2' })
  })

  test('writes at one time get numbers of their own, and do not touch the version of the parent', async () => {
    const issues = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((title) => at.office.issue.create({ ...repo, title })))
    expect(issues.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5])
    expect(await at.office.repo.get(repo)).toEqual({ ...repo, lastNumber: 5, stars: 0, version: 1 })
  })

  test('a wrong input takes no number, and a failed put leaves a gap', async () => {
    const error = await errorOf(at.office.issue.create({ ...repo, title: '' }))
    expect([error.code, error.path, at.sent()]).toEqual(['ITEM.INVALID', ['title'], []])
    at.before('PutItem', () => Promise.reject(new TypeError('The wire is cut.')))
    expect((await errorOf(at.office.issue.create({ ...repo, title: 'lost' }))).code).toBe('REQUEST.UNKNOWN')
    expect((await at.office.issue.create({ ...repo, title: 'next' })).number).toBe(2)
  })

  test('there is no number without the parent', async () => {
    const error = await errorOf(at.office.issue.create({ owner: 'o', repo: 'none', title: 'a' }))
    expect([error.code, error.payload]).toEqual([
      'ITEM.NOT_FOUND',
      { entity: 'Repo', key: { pk: { S: 'REPO#o#none' }, sk: { S: 'REPO' } }, counters: ['lastNumber'] },
    ])
    expect(await at.stored('REPO#o#none', 'REPO')).toBeUndefined()
  })

  test('a number that is given is taken as it is', async () => {
    expect((await at.office.issue.create({ ...repo, number: 7, title: 'imported' })).number).toBe(7)
    expect([await counter(), at.sent()]).toEqual([0, ['PutItem', 'GetItem']])
    expect((await errorOf(at.office.issue.create({ ...repo, number: 7, title: 'again' }))).code).toBe('ITEM.EXISTS')
  })

  test('what has no request before it needs the number', async () => {
    // @ts-expect-error Property 'number' is missing
    expect((await errorOf(at.office.issue.put({ ...repo, title: 'a' }))).code).toBe('ITEM.INVALID')
    // @ts-expect-error Property 'number' is missing
    const error = await errorOf(at.office.transact({ issue: at.office.issue.tx.create({ ...repo, title: 'a' }) }))
    expect([error.code, error.path]).toEqual(['ITEM.INVALID', ['issue', 'number']])
    await at.office.transact({ issue: at.office.issue.tx.create({ ...repo, number: 1, title: 'a' }) })
    expect(await counter()).toBe(0)
  })

  test('the parent keeps its counter: no put, no change, no input; upsert and move keep what it has counted', async () => {
    await at.office.issue.create({ ...repo, title: 'a' })
    expect('put' in at.office.repo).toBe(false)
    // @ts-expect-error 'lastNumber' does not exist in type
    await at.office.repo.upsert({ ...repo, lastNumber: 9, about: 'x' })
    expect(await at.office.repo.get(repo)).toEqual({ ...repo, about: 'x', lastNumber: 1, stars: 0, version: 2 })
    // @ts-expect-error 'lastNumber' does not exist in type
    expect((await errorOf(at.office.repo.update(repo, { add: { lastNumber: 1 } }))).code).toBe('INPUT.INVALID')
    at.before('TransactWriteItems', () => at.office.issue.create({ ...repo, title: 'meanwhile' }))
    expect((await at.office.repo.move(repo, { owner: 'o', repo: 's' })).lastNumber).toBe(2)
    expect((await at.office.issue.create({ owner: 'o', repo: 's', title: 'b' })).number).toBe(3)
  })

  test('a parent from before it had a counter has counted nothing', async () => {
    await at.put({
      pk: { S: 'REPO#o#old' },
      sk: { S: 'REPO' },
      _type: { S: 'Repo' },
      owner: { S: 'o' },
      repo: { S: 'old' },
      version: { N: '1' },
    })
    expect((await at.office.repo.get({ owner: 'o', repo: 'old' }))?.lastNumber).toBe(0)
    expect((await at.office.issue.create({ owner: 'o', repo: 'old', title: 'a' })).number).toBe(1)
  })
})
