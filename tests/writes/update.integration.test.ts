import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Document, DocumentChanges, DocumentInput } from './generated/index.js'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

const key = { documentId: 'd' }
const input: DocumentInput = {
  ...key,
  title: 'Plan',
  author: { name: 'Ann' },
  lines: [{ text: 'one', size: 1 }],
  tags: new Set(['a', 'b']),
  sizes: new Set([1, 2.5]),
  counts: { read: 1 },
  views: 3,
}

describeOnEngines('updates within attributes', (on) => {
  let test_: TestOffice
  let created: Document
  beforeEach(async () => {
    test_ = await startOffice(on)
    created = await test_.office.document.create(input)
    test_.sent()
  })

  /** What an update leaves, besides what Keyloom sets. */
  async function after(changes: DocumentChanges): Promise<Partial<Document>> {
    const document = await test_.office.document.update(key, changes)
    expect(await test_.office.document.get(key, { consistent: true })).toEqual(document)
    const before: Readonly<Record<string, unknown>> = { ...created }
    const differing = Object.entries(document).filter(([name, value]) => JSON.stringify(show(value)) !== JSON.stringify(show(before[name])))
    return Object.fromEntries(differing.filter(([name]) => name !== 'version')) as Partial<Document>
  }
  const show = (value: unknown): unknown => (value instanceof Set ? [...value].sort() : value)

  test.each<[string, DocumentChanges, Partial<Document>]>([
    [
      'appends to a list',
      { append: { lines: [{ text: 'two', size: 2 }] } },
      {
        lines: [
          { text: 'one', size: 1 },
          { text: 'two', size: 2 },
        ],
      },
    ],
    [
      'prepends',
      { prepend: { lines: [{ text: 'zero', size: 0 }] } },
      {
        lines: [
          { text: 'zero', size: 0 },
          { text: 'one', size: 1 },
        ],
      },
    ],
    ['begins a list that is absent', { append: { notes: ['x', 'y'] } }, { notes: ['x', 'y'] }],
    [
      'deletes members of a set',
      { delete: { tags: new Set(['b', 'z']), sizes: new Set([2.5]) } },
      { tags: new Set(['a']), sizes: new Set([1]) },
    ],
    ['empties a required set', { delete: { sizes: new Set([1, 2.5]) } }, { sizes: new Set() }],
    ['sets a nested property', { parts: [{ path: ['author', 'name'], set: 'Bob' }] }, { author: { name: 'Bob' } }],
    ['sets a name with a dot', { parts: [{ path: ['author', 'e.mail'], set: 'b@c' }] }, { author: { name: 'Ann', 'e.mail': 'b@c' } }],
    ['adds to an entry', { parts: [{ path: ['counts', 'read'], add: 4 }] }, { counts: { read: 5 } }],
    ['adds to an entry that is absent', { parts: [{ path: ['counts', 'a.b c'], add: -2 }] }, { counts: { read: 1, 'a.b c': -2 } }],
    ['removes an entry', { parts: [{ path: ['counts', 'read'], remove: true }] }, { counts: {} }],
    ['changes an element', { parts: [{ path: ['lines', 0, 'size'], set: 9 }] }, { lines: [{ text: 'one', size: 9 }] }],
    ['removes an element', { parts: [{ path: ['lines', 0], remove: true }] }, { lines: [] }],
    [
      'does several at once',
      {
        set: { title: 'Other' },
        add: { views: 2, tags: new Set(['c']) },
        append: { notes: ['n'] },
        parts: [
          { path: ['author', 'name'], set: 'Bob' },
          { path: ['author', 'e.mail'], set: 'x' },
          { path: ['lines', 0, 'size'], add: 1 },
        ],
      },
      {
        title: 'Other',
        views: 5,
        tags: new Set(['a', 'b', 'c']),
        notes: ['n'],
        author: { name: 'Bob', 'e.mail': 'x' },
        lines: [{ text: 'one', size: 2 }],
      },
    ],
  ])('%s', async (_, changes, expected) => {
    expect(await after(changes)).toEqual(expected)
  })

  test('finds no holder of a nested part, and no element at a position', async () => {
    const holder = await errorOf(test_.office.document.update(key, { parts: [{ path: ['author', 'address', 'city'], set: 'Rome' }] }))
    const element = await errorOf(test_.office.document.update(key, { parts: [{ path: ['lines', 7], set: { text: 'x', size: 1 } }] }))
    expect([holder.code, element.code]).toEqual(['ITEM.CONDITION_FAILED', 'ITEM.CONDITION_FAILED'])
    expect(await test_.office.document.get(key)).toEqual(created)
  })

  test.each<[string, object, (string | number)[]]>([
    ['a part and the whole', { set: { author: { name: 'x' } }, parts: [{ path: ['author', 'name'], set: 'y' }] }, ['author']],
    [
      'overlapping paths',
      {
        parts: [
          { path: ['lines', 0], set: { text: 'x', size: 1 } },
          { path: ['lines', 0, 'size'], set: 2 },
        ],
      },
      ['lines', 0, 'size'],
    ],
    ['an attribute appended to twice', { append: { notes: ['x'] }, prepend: { notes: ['y'] } }, ['notes']],
    ['a part that the schema does not have', { parts: [{ path: ['author', 'age'], set: 1 }] }, ['author', 'age']],
    ['a path that is text', { parts: [{ path: 'author.name', set: 'x' }] }, ['parts']],
    ['a path of the whole', { parts: [{ path: ['author'], set: { name: 'x' } }] }, ['parts']],
    ['a negative position', { parts: [{ path: ['lines', -1], remove: true }] }, ['parts']],
    ['a part with two changes', { parts: [{ path: ['counts', 'x'], set: 1, add: 1 }] }, ['counts', 'x']],
    ['a wrong value', { parts: [{ path: ['lines', 0, 'size'], set: 'big' }] }, ['lines', 0, 'size']],
    ['the removal of a required property', { parts: [{ path: ['author', 'name'], remove: true }] }, ['author', 'name']],
    ['an element of another type', { append: { lines: [{ text: '', size: 1 }] } }, ['lines', 0]],
    ['elements for what is no list', { append: { tags: ['x'] } }, ['tags']],
    ['members of what is no set', { delete: { notes: new Set(['x']) } }, ['notes']],
    ['half a member added to an integer', { parts: [{ path: ['counts', 'read'], add: 0.5 }] }, ['counts', 'read']],
    ['a prototype as a step', { parts: [{ path: ['author', '__proto__'], set: 'x' }] }, ['author', '__proto__']],
  ])('refuses %s before anything is sent', async (_, changes, path) => {
    const error = await errorOf(test_.office.document.update(key, changes as DocumentChanges))
    expect([error.code, error.path, test_.sent()]).toEqual(['INPUT.INVALID', path, []])
  })

  describe('conditions', () => {
    test.each<[object, boolean]>([
      [{ author: { at: { name: 'Ann' } } }, true],
      [{ author: { at: { name: { beginsWith: 'B' } } } }, false],
      [{ author: { at: { address: 'absent', 'e.mail': 'absent' } } }, true],
      [{ author: { at: { address: { at: { city: 'present' } } } } }, false],
      [{ lines: { at: { 0: { at: { size: { gte: 1 } } } } } }, true],
      [{ tags: { contains: 'a' }, sizes: { contains: 2.5 } }, true],
      [{ tags: { contains: 'x' } }, false],
      [{ lines: { contains: { text: 'one', size: 1 } }, title: { contains: 'la' } }, true],
      [{ lines: { size: 1 }, tags: { size: { between: [2, 3] } } }, true],
      [{ title: { size: { lt: 4 } } }, false],
      [[{ title: 'No' }, { views: 3, title: 'Plan' }], true],
      [[{ title: 'No' }, { views: 4 }], false],
      [[], true],
    ])('%o: %s', async (condition, holds) => {
      const changed = test_.office.document.update(key, { set: { views: 9 } }, { if: condition })
      if (holds) expect((await changed).views).toBe(9)
      else expect((await errorOf(changed)).code).toBe('ITEM.CONDITION_FAILED')
    })

    test.each<[object, string]>([
      [{ author: { at: { nope: 1 } } }, 'author'],
      [{ lines: { at: { x: 'present' } } }, 'lines'],
      [{ tags: { contains: 7 } }, 'tags'],
      [{ title: { size: { gte: 'x' } } }, 'title'],
    ])('refused before anything is sent: %o', async (condition, name) => {
      const error = await errorOf(test_.office.document.update(key, { set: { views: 9 } }, { if: condition }))
      expect([error.code, error.path, test_.sent()]).toEqual(['INPUT.INVALID', [name], []])
    })
  })

  describe('upsert', () => {
    test('writes a new item as create does', async () => {
      const upserted = await test_.office.document.upsert({ ...input, documentId: 'e' })
      expect(upserted).toEqual({ ...created, documentId: 'e' })
      const [one, other] = [await test_.stored('DOCUMENT#d', 'DOCUMENT'), await test_.stored('DOCUMENT#e', 'DOCUMENT')]
      expect(other).toEqual({ ...one, pk: { S: 'DOCUMENT#e' }, documentId: { S: 'e' } })
    })

    test('replaces what is there, but for when it was created, its version, and what the schema does not know', async () => {
      await test_.put({ ...(await test_.stored('DOCUMENT#d', 'DOCUMENT')), later: { S: 'kept' } })
      test_.wait(5)
      const { tags: _, ...rest } = input
      const upserted = await test_.office.document.upsert({ ...rest, title: 'New' })
      const { tags: __, ...others } = created
      expect(upserted).toEqual({ ...others, title: 'New', version: 2, updatedAt: test_.now() })
      const stored = await test_.stored('DOCUMENT#d', 'DOCUMENT')
      expect([stored?.gsi1sk, stored?.tags, stored?.later]).toEqual([{ S: 'New' }, undefined, { S: 'kept' }])
    })

    test('keeps a condition and a version', async () => {
      const failed = await errorOf(test_.office.document.upsert(input, { if: { title: 'Other' } }))
      const stale = await errorOf(test_.office.document.upsert(input, { version: 7 }))
      expect([failed.code, failed.payload.current, stale.code]).toEqual(['ITEM.CONDITION_FAILED', created, 'ITEM.CONDITION_FAILED'])
    })
  })
})
