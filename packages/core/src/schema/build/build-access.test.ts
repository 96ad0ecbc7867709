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
