import { expect, test } from 'vitest'
import { isKeyloomError, type KeyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { entityCodec, partialCodec } from './entity-codec.js'
import { custom, implied, integer, list, number, optional, string, stringSet, withDefault } from './index.js'

interface Thing {
  readonly id: string
  readonly size: number
  readonly note?: string
  readonly tags?: Set<string>
  readonly names: readonly string[]
  readonly version: number
}

const thing = entityCodec<Thing>(
  'Thing',
  {
    id: string({ min: 1 }),
    size: number(),
    note: optional(string()),
    tags: optional(stringSet()),
    names: withDefault(list(string()), () => ['none']),
    version: implied(integer()),
  },
  undefined,
  { size: 's.1' },
)

function errorOf(act: () => unknown): KeyloomError {
  try {
    act()
  } catch (error) {
    if (isKeyloomError(error)) return error
  }
  throw new TypeError('Nothing was thrown.')
}

test('an input becomes an entity, with defaults, without what the schema does not know', () => {
  expect(thing.parse({ id: 'a', size: 1, other: 2, note: undefined, tags: new Set(), version: 9 }, { version: 1 })).toEqual({
    id: 'a',
    size: 1,
    names: ['none'],
    version: 1,
  })
})

test('a list is no entity', () => {
  expect(errorOf(() => thing.parse([])).message).toBe('This Thing cannot be written: Invalid input: expected object, received array.')
})

test('an entity becomes attributes under their stored names, and back', () => {
  const item: Item = { id: { S: 'a' }, 's.1': { N: '1' }, names: { L: [] }, version: { N: '2' } }
  const entity: Thing = { id: 'a', size: 1, names: [], version: 2 }
  expect(thing.write(entity)).toEqual(item)
  expect(thing.read({ ...item, pk: { S: 'key' }, later: { N: '1' } })).toEqual(entity)
})

test('all faults of an input are told at once, with their paths', () => {
  const error = errorOf(() => thing.parse({ id: '', size: 'x', names: ['a', 1] }))
  expect([error.code, error.path, error.message]).toEqual([
    'ITEM.INVALID',
    ['id'],
    'This Thing cannot be written: id: Too small: expected string to have >=1 characters; size: Invalid input: expected number, ' +
      'received string; names.1: Invalid input: expected string, received number.',
  ])
  expect(errorOf(() => thing.parse(null as never)).code).toBe('ITEM.INVALID')
})

test('all faults of an item are told at once', () => {
  const error = errorOf(() => thing.read({ id: { N: '1' }, version: { N: '1' } }))
  expect([error.code, (error.payload.issues as { path: unknown }[]).map(({ path }) => path)]).toEqual([
    'ITEM.MALFORMED',
    [['id'], ['size']],
  ])
})

test('attributes with names that every object has come and go like others', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a.b', '#', 'size']
  const odd = entityCodec<Record<string, string>>('Odd', Object.fromEntries(names.map((name) => [name, optional(string())])))
  const entity = Object.fromEntries(names.map((name) => [name, `of ${name}`]))
  const item = odd.write(odd.parse(entity))
  expect(Object.entries(item)).toEqual(names.map((name) => [name, { S: `of ${name}` }]))
  expect(Object.entries(odd.read(item))).toEqual(Object.entries(entity))
  expect([odd.parse({}), odd.write({}), odd.read({})]).toEqual([{}, {}, {}])
  expect(Object.getPrototypeOf(odd.parse(entity))).toBe(Object.prototype)
})

test('what was put on the prototype of all objects is no input', () => {
  Object.defineProperty(Object.prototype, 'note', { value: 'polluted', configurable: true })
  try {
    expect(Object.keys(thing.parse({ id: 'a', size: 1 }))).toEqual(['id', 'size', 'names'])
  } finally {
    Reflect.deleteProperty(Object.prototype, 'note')
  }
})

test('getters of a class are read once, so that what is stored is what was checked', () => {
  let reads = 0
  class Input {
    get id(): string {
      reads++
      return reads === 1 ? 'first' : ''
    }
    readonly size = 1
  }
  expect([thing.write(thing.parse(new Input(), { version: 1 })).id, reads]).toEqual([{ S: 'first' }, 1])
})

test('part of an entity is read with what its keys give back', () => {
  const part = partialCodec<Pick<Thing, 'id' | 'size'>>(thing, ['id', 'size'], (item) => ({ size: Number(item.sk?.N) }))
  expect(part.read({ id: { S: 'a' }, sk: { N: '7' } })).toEqual({ id: 'a', size: 7 })
})

test('a schema with code of its own decides, and what it gives still has to be storable', () => {
  const even = {
    safeParse: (value: unknown) =>
      typeof value === 'number' && value % 2 === 0
        ? { success: true, data: value * 10 }
        : { success: false, error: { issues: [{ code: 'custom', path: ['deep', 1], message: 'not even' }] } },
  }
  const codec = entityCodec<{ n: number }>('Even', { n: custom(even, integer()) })
  expect(codec.parse({ n: 2 })).toEqual({ n: 20 })
  expect(errorOf(() => codec.parse({ n: 1 })).payload.issues).toEqual([{ code: 'custom', path: ['n', 'deep', 1], message: 'not even' }])
  expect(errorOf(() => codec.parse({ n: 2e200 })).payload.issues).toHaveLength(1)
})
