import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const table = defineTable('users', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})

function built(options: object) {
  const user = defineEntity(table, 'User', {
    attributes: { id: z.ulid(), name: z.string().min(1), hash: z.string(), team: z.string().optional() },
    key: { partition: 'USER#{id}', sort: 'USER' },
    timestamps: true,
    ...options,
  })
  const result = buildModel(defineSchema({ name: 'app', tables: [table], entities: [user] }))
  if ('problems' in result) return result.problems.map(({ message, path }) => [path.slice(2).join('.'), message])
  return result.model.entities[0]?.attributes.filter(({ hidden, readOnly }) => hidden === true || readOnly === true)
}

test('the model says what is hidden and what never changes', () => {
  const hash = { name: 'hash', stored: 'hash', type: { kind: 'string' }, optional: false, hidden: true, readOnly: true }
  expect(built({ hidden: ['hash'], readOnly: ['hash'] })).toEqual([hash])
})

test.each<[string, object, string[]]>([
  ['what is not there', { hidden: ['hsh'] }, ['hidden', "User has no attribute 'hsh'."]],
  [
    'what Keyloom keeps',
    { readOnly: ['createdAt'] },
    ['readOnly', "'createdAt' of User is kept by Keyloom, which readOnly says nothing of."],
  ],
  [
    'a key',
    { hidden: ['id'] },
    ['hidden', "'id' of User is hidden, and a key, a condition, a pattern or a computed attribute is made of it."],
  ],
  [
    'the key of an index',
    { hidden: ['hash'], indexes: { gsi1: { partition: '{hash}', sort: 'USER' } } },
    ['hidden', "'hash' of User is hidden, and a key, a condition, a pattern or a computed attribute is made of it."],
  ],
  [
    'a condition',
    { hidden: ['team'], indexes: { gsi1: { when: { team: 'present' }, partition: 'TEAMS', sort: '{name}' } } },
    ['hidden', "'team' of User is hidden, and a key, a condition, a pattern or a computed attribute is made of it."],
  ],
  [
    'a filter',
    { hidden: ['hash'], patterns: { all: { by: ['id'], filter: ['hash'] } } },
    ['hidden', "'hash' of User is hidden, and a key, a condition, a pattern or a computed attribute is made of it."],
  ],
  [
    'what is unique',
    { hidden: ['hash'], unique: { hash: ['hash'] } },
    ['hidden', "'hash' of User is hidden, and a key, a condition, a pattern or a computed attribute is made of it."],
  ],
  ['a key that moves', { readOnly: ['id'], move: true }, ['readOnly', "'id' of User never changes, and move would change it."]],
])('%s is refused', (_, options, problem) => {
  expect(built(options)).toEqual([problem])
})

const url = z.codec(z.url(), z.instanceof(URL), { decode: (text) => new URL(text), encode: ({ href }) => href })
const build = (options: object) =>
  buildModel(
    defineSchema({
      name: 'app',
      tables: [table],
      entities: [
        defineEntity(table, 'Site', {
          attributes: { id: z.ulid(), home: url },
          key: { partition: 'SITE#{home}', sort: '{id}' },
          indexes: { gsi1: { partition: '{home:hash(2)}', sort: '{home}' } },
          ...options,
        } as never),
      ],
    }),
    { codeOf: () => ({ name: 'url', module: './url.ts' }) },
  )

test('a key is made of what a codec stores', () => {
  expect(build({ unique: { home: ['home'] }, patterns: { at: { by: ['home'], range: 'id' } } })).toMatchObject({
    model: { entities: [{ attributes: [{ name: 'id' }, { name: 'home', converts: true, type: { kind: 'string', format: 'url' } }] }] },
  })
})

test.each<[string, object]>([
  ['a scope', { scope: ['home'] }],
  ['a fan-out', { patterns: { all: { by: [], fanOut: { home: ['https://a.example/', 'https://b.example/'] } } } }],
  ['the values of a pattern', { patterns: { at: { by: ['home'], where: { home: ['https://a.example/', 'https://b.example/'] } } } }],
])('%s is not made of what a codec converts', (_, options) => {
  expect(build(options)).toMatchObject({
    problems: [
      {
        code: 'SCHEMA.ATTRIBUTE',
        path: ['entities', 'Site', 'attributes', 'home'],
        message:
          "'home' of Site is converted by a codec, and what does not come from a call is made of it: a scope, the key of a parent, a TTL, a fan-out, a walk or the values of a pattern.",
      },
    ],
  })
})
