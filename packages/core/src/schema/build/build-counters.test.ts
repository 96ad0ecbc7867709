import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const table = defineTable('t', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  ttl: 'expiresAt',
})
const elsewhere = defineTable('elsewhere', { key: { partition: 'pk' } })
const photo = defineEntity(table, 'Photo', {
  attributes: {
    ownerId: z.string(),
    photoId: z.string(),
    likes: z.int().min(0),
    last: z.int().default(0),
    rank: z.int(),
    size: z.number(),
    code: z.int(),
  },
  key: { partition: 'USER#{ownerId}', sort: 'PHOTO#{photoId}' },
  indexes: { gsi1: { partition: 'RANK', sort: '{rank}' } },
  unique: { code: ['code'] },
})
const attributes = {
  userId: z.string(),
  ownerId: z.string(),
  photoId: z.string(),
  number: z.int(),
  nick: z.string().optional(),
  weight: z.int(),
  expires: z.date().optional(),
}
const key = { partition: 'USER#{userId}', sort: 'LIKE#{photoId}#{number}' } as const

function build(options: object, home = table) {
  const like = defineEntity(home, 'Like', { attributes, key, ...options } as never)
  return buildModel(defineSchema({ name: 's', tables: [table, elsewhere], entities: [like, photo] }))
}

test('the model has the keys of parents, and counters that nobody else sets', () => {
  const built = build({
    sequence: { attribute: 'number', parent: photo, counter: 'last', key: { ownerId: 'userId' } },
    countedIn: [{ parent: photo, counter: 'likes' }],
  })
  if ('problems' in built) expect.fail(JSON.stringify(built.problems))
  const [like, parent] = built.model.entities
  expect(like?.sequence).toEqual({
    attribute: 'number',
    parent: 'Photo',
    counter: 'last',
    key: { ownerId: 'userId', photoId: 'photoId' },
  })
  expect(like?.countedIn).toEqual([{ parent: 'Photo', counter: 'likes', key: { ownerId: 'ownerId', photoId: 'photoId' } }])
  expect(parent?.attributes.filter(({ implied }) => implied === 'counter')).toEqual([
    { name: 'likes', stored: 'likes', type: { kind: 'number', integer: true, min: 0 }, optional: false, implied: 'counter' },
    { name: 'last', stored: 'last', type: { kind: 'number', integer: true }, optional: false, implied: 'counter' },
  ])
})

test('a parent that may be missing is counted where it is there, and numbers nothing', () => {
  const key = { ownerId: 'nick' }
  expect(build({ countedIn: [{ parent: photo, counter: 'likes', key }] })).toHaveProperty('model')
  const built = build({ sequence: { attribute: 'number', parent: photo, counter: 'last', key } })
  expect('problems' in built && built.problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['SCHEMA.COUNTER', 'entities.Like.sequence'],
  ])
})

const counts = (option: object) => ({ countedIn: [{ parent: photo, counter: 'likes', ...option }] })
const numbers = (option: object) => ({ sequence: { attribute: 'number', parent: photo, counter: 'last', ...option } })
const stranger = defineEntity(table, 'Stranger', { attributes: { id: z.string(), n: z.int() }, key: { partition: 'S#{id}', sort: 'S' } })

test.each<[string, object, string]>([
  ['a parent that is not in the schema', counts({ parent: stranger, counter: 'n' }), 'SCHEMA.UNKNOWN entities.Like.countedIn.0.parent'],
  ['a counter that does not exist', counts({ counter: 'like' }), 'SCHEMA.UNKNOWN entities.Like.countedIn.0.counter'],
  ['a counter that is no whole number', counts({ counter: 'size' }), 'SCHEMA.COUNTER entities.Like.countedIn.0.counter'],
  ['a counter in the key of an index', counts({ counter: 'rank' }), 'SCHEMA.COUNTER entities.Like.countedIn.0.counter'],
  ['a counter that is unique', counts({ counter: 'code' }), 'SCHEMA.COUNTER entities.Like.countedIn.0.counter'],
  ['an attribute that is not there', counts({ key: { ownerId: 'owner' } }), 'SCHEMA.COUNTER entities.Like.countedIn.0.key.ownerId'],
  ['an attribute of another type', counts({ key: { ownerId: 'weight' } }), 'SCHEMA.COUNTER entities.Like.countedIn.0.key.ownerId'],
  ['a key attribute the parent lacks', counts({ key: { albumId: 'userId' } }), 'SCHEMA.UNKNOWN entities.Like.countedIn.0.key.albumId'],
  ['an unknown option', counts({ when: {} }), 'SCHEMA.OPTION entities.Like.countedIn.0.when'],
  ['no list', { countedIn: { parent: photo, counter: 'likes' } }, 'SCHEMA.OPTION entities.Like.countedIn'],
  [
    'items that expire uncounted',
    { ...counts({}), ttl: 'expires', names: { expires: 'expiresAt' } },
    'SCHEMA.COUNTER entities.Like.countedIn',
  ],
  ['a sequence of no attribute', numbers({ attribute: 'nummer' }), 'SCHEMA.UNKNOWN entities.Like.sequence.attribute'],
  ['a sequence of text', numbers({ attribute: 'userId' }), 'SCHEMA.COUNTER entities.Like.sequence.attribute'],
  ['a counter for both', { ...numbers({}), ...counts({ counter: 'last' }) }, 'SCHEMA.COUNTER entities.Photo.attributes.last'],
])('refuses %s', (_, options, problem) => {
  const built = build(options)
  expect('problems' in built && built.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([problem])
})

test('refuses a parent in another table', () => {
  const like = defineEntity(elsewhere, 'Like', {
    attributes,
    key: { partition: '{userId}' },
    countedIn: [{ parent: photo, counter: 'likes' }],
  })
  const built = buildModel(defineSchema({ name: 's', tables: [table, elsewhere], entities: [like, photo] }))
  expect('problems' in built && built.problems.map(({ code }) => code)).toEqual(['SCHEMA.COUNTER'])
})
