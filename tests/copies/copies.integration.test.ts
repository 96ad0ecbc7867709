import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { startPress, type TestPress } from './start-press.js'

async function errorOf(promise: Promise<unknown>): Promise<KeyloomError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isKeyloomError(error)) throw new TypeError('The promise was not rejected with an error of Keyloom.', { cause: error })
  return error
}

describeOnEngines('copies', (on) => {
  let at: TestPress
  const ann = { authorId: 'ann' }
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'))

  /** Ann with so many comments, and with two posts and four votes, all of her first version; and a neighbour with copies of its own. */
  async function seed(comments: number) {
    const { author, comment, post, vote } = at.press
    await author.create({ ...ann, name: 'Ann', avatar: 'a.png' })
    await author.create({ authorId: 'ann2', name: 'Other' })
    await comment.create({ authorId: 'ann2', commentId: '0', name: 'Other', authorVersion: 1 })
    await Promise.all(
      numbers(comments).map((commentId) => comment.create({ ...ann, commentId, name: 'Ann', avatar: 'a.png', authorVersion: 1 })),
    )
    for (const postId of ['p1', 'p2']) await post.create({ postId, topic: 't', writtenBy: 'ann', authorName: 'Ann', ofVersion: 1 })
    for (const voteId of ['a', 'b', 'c', 'd']) await vote.create({ ...ann, voteId, authorName: 'Ann', authorVersion: 1 })
    at.sent()
  }

  const names = async () => {
    const { comment, post, vote } = at.press
    const [comments, posts, votes] = [
      await comment.ofAuthor(ann).all(),
      await post.onTopic({ topic: 't' }).all(),
      await vote.forAuthor(ann).all(),
    ]
    return [
      ...new Set([
        ...comments.map(({ name }) => name),
        ...posts.map(({ authorName }) => authorName),
        ...votes.map((one) => one.authorName),
      ]),
    ]
  }
  const rename = (name: string) => at.press.author.update(ann, { set: { name } })

  beforeEach(async () => {
    at = await startPress(on)
  })

  test('all copies follow, with the keys of indexes that hold them, and those of others stay', async () => {
    await seed(3)
    await at.press.author.update(ann, { set: { name: 'Zoe' }, remove: ['avatar'] })
    await at.press.post.create({ postId: 'p3', topic: 't', writtenBy: 'mia', authorName: 'Mia', ofVersion: 1 })
    at.sent()
    expect(await at.press.author.updateCopies(ann)).toEqual({ version: 2, updated: 9, current: 0, gone: 0 })
    expect(at.sent()).toBe(9)
    expect(await at.press.comment.ofAuthor(ann).all()).toEqual(
      numbers(3).map((commentId) => ({ ...ann, commentId, name: 'Zoe', authorVersion: 2 })),
    )
    expect((await at.press.post.onTopic({ topic: 't' }).all()).map(({ postId, authorName }) => [postId, authorName])).toEqual([
      ['p3', 'Mia'],
      ['p1', 'Zoe'],
      ['p2', 'Zoe'],
    ])
    expect(await at.press.post.get({ postId: 'p1' })).toEqual({
      postId: 'p1',
      topic: 't',
      writtenBy: 'ann',
      authorName: 'Zoe',
      ofVersion: 2,
      version: 2,
    })
    expect((await at.press.comment.get({ authorId: 'ann2', commentId: '0' }))?.name).toBe('Other')
  })

  test('a second run writes nothing', async () => {
    await seed(3)
    await rename('Zoe')
    await at.press.author.updateCopies(ann)
    at.sent()
    expect(await at.press.author.updateCopies(ann)).toEqual({ version: 2, updated: 0, current: 9, gone: 0 })
    // An index of keys does not hold the version, so its condition decides.
    expect(at.sent()).toBe(2)
  })

  test('a copy without a version is taken for an older one, and a deleted one for one that may come back', async () => {
    await seed(0)
    await at.press.comment.create({ ...ann, commentId: 'old', name: 'Ann' })
    await at.press.comment.create({ ...ann, commentId: 'deleted', name: 'Ann', authorVersion: 1 })
    await at.press.comment.delete({ ...ann, commentId: 'deleted' })
    await rename('Zoe')
    await at.press.author.updateCopies(ann)
    await at.press.comment.restore({ ...ann, commentId: 'deleted' })
    expect(await names()).toEqual(['Zoe'])
  })

  test('of runs that overlap, the newest version is left', async () => {
    await seed(20)
    await rename('Zoe')
    at.beforeUpdate(async (count) => {
      if (count !== 5) return
      await rename('Eve')
      expect((await at.press.author.updateCopies(ann)).version).toBe(3)
    })
    const { version, updated, current } = await at.press.author.updateCopies(ann)
    expect([version, updated + current, await names()]).toEqual([2, 26, ['Eve']])
  })

  test('writers at one time: after the last run, every copy has the last name', async () => {
    await seed(10)
    await Promise.all(
      numbers(6).map(async (name) => {
        await rename(name)
        await at.press.author.updateCopies(ann)
      }),
    )
    const last = await at.press.author.get(ann)
    expect([last?.version, await names()]).toEqual([7, [last?.name]])
  })

  test('a run that is killed in the middle goes on where it was, or begins anew', async () => {
    await seed(40)
    await rename('Zoe')
    const controller = new AbortController()
    at.beforeUpdate((count) => {
      if (count === 30) controller.abort()
    })
    const error = await errorOf(at.press.author.updateCopies(ann, { signal: controller.signal, concurrency: 4 }))
    const { updated, resume } = error.payload as { updated: number; resume: string }
    expect([error.code, (error.cause as KeyloomError).code, await names()]).toEqual([
      'COPIES.INCOMPLETE',
      'REQUEST.ABORTED',
      ['Zoe', 'Ann'],
    ])
    expect(updated).toBeGreaterThan(20)
    expect(updated).toBeLessThan(30)
    at.beforeUpdate(() => undefined)
    const rest = await at.press.author.updateCopies(ann, { resume })
    // What was on its way when the signal came may have been done.
    expect(rest.updated).toBeLessThanOrEqual(46 - updated)
    expect(await names()).toEqual(['Zoe'])
    expect((await at.press.author.updateCopies(ann)).updated).toBe(0)
  })

  test('`resume` of another version begins anew, and what is none is refused', async () => {
    await seed(105)
    await rename('Zoe')
    const resumes: (string | undefined)[] = []
    await at.press.author.updateCopies(ann, { onProgress: ({ resume }) => resumes.push(resume) })
    await rename('Eve')
    expect(resumes.map((resume) => resume !== undefined)).toEqual([true, true, true, false])
    expect((await at.press.author.updateCopies(ann, { resume: resumes[2]! })).updated).toBe(111)
    for (const resume of ['', 'x', '[2]', '[3,9]', '[3,0,"x"]', '{}'])
      expect([resume, (await errorOf(at.press.author.updateCopies(ann, { resume }))).code]).toEqual([
        resume,
        resume === '[3,0,"x"]' ? 'COPIES.INCOMPLETE' : 'CURSOR.INVALID',
      ])
  })

  test('as many copies are written at one time as are asked for', async () => {
    await seed(30)
    await rename('Zoe')
    const before = at.widest()
    expect(before).toBeGreaterThan(3)
    const other = await startPress(on)
    at = other
    await other.press.author.create({ ...ann, name: 'Ann' })
    for (const commentId of numbers(12)) await other.press.comment.create({ ...ann, commentId, name: '', authorVersion: 0 })
    await other.press.author.updateCopies(ann, { concurrency: 3 })
    expect(other.widest()).toBe(3)
    expect((await errorOf(other.press.author.updateCopies(ann, { concurrency: 0 }))).code).toBe('INPUT.INVALID')
  })

  test('a copy that cannot be written is reported, and holds up no other', async () => {
    await seed(5)
    await at.client.send(
      new UpdateItemCommand({
        TableName: at.tables.press,
        Key: { pk: { S: 'POST#p1' }, sk: { S: 'POST' } },
        UpdateExpression: 'REMOVE topic',
      }),
    )
    await rename('Zoe')
    const error = await errorOf(at.press.author.updateCopies(ann))
    expect(error.payload).toMatchObject({
      version: 2,
      updated: 10,
      failed: [{ entity: 'Post', key: { pk: { S: 'POST#p1' }, sk: { S: 'POST' } }, error: { code: 'ITEM.MALFORMED' } }],
      resume: '[2,0]',
    })
    expect(error.message).toBe(
      'Author.updateCopies ended before all copies had version 2: 10 were updated, 1 failed. ' +
        'Call it again, with the `resume` of the payload to go on from there.',
    )
  })

  test('an item that is deleted meanwhile is gone', async () => {
    await seed(2)
    await rename('Zoe')
    at.beforeUpdate(async (count) => {
      if (count === 3) await at.press.comment.purge({ ...ann, commentId: '001' })
    })
    expect(await at.press.author.updateCopies(ann, { concurrency: 1 })).toEqual({ version: 2, updated: 7, current: 0, gone: 1 })
  })

  test('without the owner there is nothing to copy', async () => {
    expect((await errorOf(at.press.author.updateCopies(ann))).code).toBe('ITEM.NOT_FOUND')
  })

  test('within a scope, the copies of another tenant stay', async () => {
    const tenants = ['x', 'y'].map((tenantId) => at.press.in({ tenantId }))
    for (const { room, seat } of tenants) {
      await room.create({ roomId: 'r', title: 'Old' })
      await seat.create({ roomId: 'r', userId: 'u', roomTitle: 'Old', roomVersion: 1 })
    }
    const [{ room, seat }, other] = tenants as [(typeof tenants)[0], (typeof tenants)[0]]
    await room.update({ roomId: 'r' }, { set: { title: 'New' } })
    expect(await room.updateCopies({ roomId: 'r' })).toEqual({ version: 2, updated: 1, current: 0, gone: 0 })
    const titles = [await seat.inRoom({ roomId: 'r' }).all(), await other.seat.inRoom({ roomId: 'r' }).all()].flat()
    expect(titles.map(({ roomTitle }) => roomTitle)).toEqual(['New', 'Old'])
  })
})
