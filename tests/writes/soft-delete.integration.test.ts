import { batchOperations } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { Note } from './generated/index.js'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('items that can be restored', (on) => {
  let at: TestOffice
  let created: Note
  const key = { folderId: 'f', noteId: 'n' }
  const input = { ...key, slug: 'hello', text: 'Hello' }
  const stored = () => at.stored('FOLDER#f', 'NOTE#n')
  const count = async () => (await at.office.folder.get({ folderId: 'f' }))?.notes

  beforeEach(async () => {
    at = await startOffice(on)
    await at.office.folder.create({ folderId: 'f' })
    created = await at.office.note.create(input)
    at.wait(60)
    at.sent()
  })

  test('delete gives the item as it was, and stamps it', async () => {
    expect(await at.office.note.delete(key)).toEqual(created)
    expect(at.sent()).toEqual(['GetItem', 'TransactWriteItems'])
    const item = await stored()
    expect([item?.deletedAt, item?.expiresAt, item?.version, item?.gsi1pk, item?.slug]).toEqual([
      { S: at.now().toISOString() },
      { N: String(at.now().getTime() / 1000 + 30 * 86_400) },
      { N: '2' },
      undefined,
      { S: 'hello' },
    ])
    expect(await at.office.note.delete(key)).toBeUndefined()
  })

  test('get, patterns, selections, counts and references hide it, unless they are asked for it', async () => {
    const { note } = at.office
    await note.create({ ...key, noteId: 'o', slug: 'other' })
    await note.delete(key)
    const deleted = true
    const ids = (notes: readonly { noteId: string }[]) => notes.map(({ noteId }) => noteId)
    expect([await note.get(key), (await note.get(key, { deleted }))?.deletedAt]).toEqual([undefined, at.now()])
    expect(ids(await note.ofFolder(key).all())).toEqual(['o'])
    expect(ids(await note.ofFolder(key).all({ deleted }))).toEqual(['n', 'o'])
    expect(ids(await note.bySlug().all())).toEqual(['o'])
    expect(await note.texts(key).all()).toEqual([{ noteId: 'o' }])
    expect(await note.ofFolder(key).count()).toBe(1)
    expect(await at.office.batchGet([note.ref(key)])).toEqual([undefined])
  })

  test('it is not there for updates and moves, and a create of it says what can be done', async () => {
    await at.office.note.delete(key)
    expect((await errorOf(at.office.note.update(key, { set: { text: 'x' } }))).code).toBe('ITEM.NOT_FOUND')
    expect((await at.office.note.update(key, { set: { text: 'x' } }, { deleted: true })).text).toBe('x')
    const error = await errorOf(at.office.note.create({ ...input, slug: 'new' }))
    expect([error.code, error.message.includes('restore it, or purge it first')]).toEqual(['ITEM.EXISTS', true])
  })

  test('restore shows it again with the keys of its indexes, and takes the time of its removal away', async () => {
    await at.office.note.delete(key)
    at.wait(60)
    const restored = await at.office.note.restore(key)
    expect(restored).toEqual({ ...created, version: 3, updatedAt: at.now() })
    expect([await at.office.note.get(key), await at.office.note.bySlug().all()]).toEqual([restored, [restored]])
    expect((await stored())?.expiresAt).toBeUndefined()
    expect((await errorOf(at.office.note.restore(key))).code).toBe('ITEM.NOT_FOUND')
    expect((await errorOf(at.office.note.restore({ ...key, noteId: 'none' }))).code).toBe('ITEM.NOT_FOUND')
  })

  test('what is unique is free meanwhile, and it is not counted', async () => {
    await at.office.note.delete(key)
    expect(await count()).toBe(0)
    await at.office.note.create({ ...input, noteId: 'o' })
    expect([await count(), (await errorOf(at.office.note.restore(key))).code]).toEqual([1, 'ITEM.NOT_UNIQUE'])
    await at.office.note.update(key, { set: { slug: 'old' } }, { deleted: true })
    expect(await at.stored('UNIQUE#Note#slug#old', 'UNIQUE')).toBeUndefined()
    await at.office.note.restore(key)
    expect([await count(), (await at.stored('UNIQUE#Note#slug#old', 'UNIQUE'))?._type]).toEqual([2, { S: '$unique' }])
  })

  test('purge deletes it for good, deleted or not, and counts once', async () => {
    await at.office.note.delete(key)
    expect((await at.office.note.purge(key))?.deletedAt).toEqual(at.now())
    expect([await stored(), await count(), await at.office.note.purge(key)]).toEqual([undefined, 0, undefined])
    await at.office.note.create(input)
    expect((await at.office.note.purge(key))?.text).toBe('Hello')
    expect([await count(), await at.stored('UNIQUE#Note#slug#hello', 'UNIQUE')]).toEqual([0, undefined])
  })

  test('an upsert writes it anew', async () => {
    await at.office.note.delete(key)
    const written = await at.office.note.upsert({ ...input, text: 'again' })
    expect([written.deletedAt, written.createdAt, await count()]).toEqual([undefined, created.createdAt, 1])
    expect((await stored())?.expiresAt).toBeUndefined()
  })

  test('conditions and versions hold of the item that is there', async () => {
    const version = await errorOf(at.office.note.delete(key, { version: 7 }))
    const condition = await errorOf(at.office.note.delete(key, { if: { text: 'x' } }))
    const missing = await errorOf(at.office.note.delete({ ...key, noteId: 'none' }, { if: { text: 'x' } }))
    expect([version.code, condition.code, missing.code]).toEqual(Array(3).fill('ITEM.CONDITION_FAILED'))
    expect(await at.office.note.get(key)).toEqual(created)
  })

  test('a change meanwhile is not lost, and is part of what is restored', async () => {
    at.before('TransactWriteItems', () => at.office.note.update(key, { set: { text: 'meanwhile' } }))
    expect((await at.office.note.delete(key))?.text).toBe('meanwhile')
    at.before('TransactWriteItems', () => at.office.note.update(key, { set: { text: 'later' } }, { deleted: true }))
    expect((await at.office.note.restore(key)).text).toBe('later')
  })

  test('after its days it is gone, even before DynamoDB removes it', async () => {
    await at.office.note.delete(key)
    at.wait(30 * 86_400)
    expect(await at.office.note.get(key, { deleted: true })).toBeUndefined()
    expect((await errorOf(at.office.note.restore(key))).code).toBe('ITEM.NOT_FOUND')
    expect((await at.office.note.create(input)).version).toBe(1)
    expect(await count()).toBe(1)
  })

  test('without other promises it is a read and one write; nothing counts in a parent that is deleted', async () => {
    const folder = { folderId: 'f' }
    at.sent()
    expect((await at.office.folder.delete(folder))?.notes).toBe(1)
    expect(at.sent()).toEqual(['GetItem', 'UpdateItem'])
    expect((await errorOf(at.office.note.create({ ...input, noteId: 'o', slug: 'o' }))).code).toBe('ITEM.NOT_FOUND')
    await at.office.note.delete(key)
    expect(await at.office.folder.restore(folder)).toEqual({ ...folder, notes: 0 })
    at.before('UpdateItem', () => at.office.folder.purge(folder))
    expect(await at.office.folder.delete(folder)).toBeUndefined()
  })

  test('a transaction and a batch do not delete it for good', async () => {
    expect('batch' in at.office.note).toBe(false)
    // @ts-expect-error Property 'delete' does not exist on type
    const remove = at.office.folder.tx.delete({ folderId: 'f' })
    expect((await errorOf(at.office.transact({ remove }))).code).toBe('TRANSACTION.INVALID')
    const { plan } = at.office.folder.ref({ folderId: 'f' })
    const forged = batchOperations(plan).delete({ folderId: 'f' })
    expect((await errorOf(at.office.batchWrite([forged]))).code).toBe('BATCH.REFUSED')
  })
})
