import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const table = defineTable('users', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const folded = { from: ['name'], compute: ({ name }: { readonly name: string }) => name.toLowerCase() }

function built(computed: object, options: object = {}) {
  const user = defineEntity(table, 'User', {
    attributes: {
      id: z.ulid(),
      name: z.string().min(1),
      folded: z.string(),
      other: z.string().optional(),
      kind: z.string().default('user'),
    },
    key: { partition: 'USER#{id}', sort: 'USER' },
    timestamps: true,
    computed,
    ...options,
  })
  const codeOf = (value: unknown) => (value === folded || options ? { name: 'folded', module: './names.ts' } : undefined)
  const result = buildModel(defineSchema({ name: 'app', tables: [table], entities: [user] }), { codeOf })
  if ('problems' in result) return result.problems.map(({ message, path }) => [path.slice(2).join('.'), message])
  return result.model.entities[0]?.attributes.filter(({ implied }) => implied === 'computed')
}

test('the model says what an attribute is made of, and by which constant', () => {
  expect(built({ folded })).toEqual([
    {
      name: 'folded',
      stored: 'folded',
      type: { kind: 'string' },
      optional: false,
      implied: 'computed',
      computed: { from: ['name'], code: { name: 'folded', module: './names.ts' } },
    },
  ])
})

test.each<[string, object, object, string[]]>([
  ['an attribute that is not there', { fold: folded }, {}, ['computed.fold', "User has no attribute 'fold'."]],
  [
    'no function',
    { folded: { from: ['name'] } },
    {},
    ['computed.folded', "'folded' of User is computed by { from, compute }: the attributes it is made of, and how."],
  ],
  ['an input that is not there', { folded: { ...folded, from: ['nam'] } }, {}, ['computed.folded', "User has no attribute 'nam'."]],
  [
    'an input that Keyloom sets',
    { folded: { ...folded, from: ['createdAt'] } },
    {},
    ['computed.folded', "'folded' of User is made of 'createdAt', which Keyloom sets."],
  ],
  ['a default', { kind: folded }, {}, ['computed.kind', "'kind' of User has a default or code of its own, and is computed."]],
  [
    'an input that is computed itself',
    { folded: { ...folded, from: ['other'] }, other: folded },
    {},
    ['computed.folded', "'folded' of User is made of 'other', which Keyloom sets."],
  ],
  [
    'a scope',
    { folded },
    { key: { partition: 'USER#{folded}', sort: 'USER' }, scope: ['folded'] },
    ['computed', "'folded' of User is computed, and a scope or the key of a parent is made of it."],
  ],
  [
    'the key of an entity that moves',
    { folded },
    { key: { partition: 'USER#{folded}', sort: 'USER' }, move: true },
    ['computed', "'folded' of User is computed and part of the primary key, and move would be given another one."],
  ],
])('%s is refused', (_, computed, options, problem) => {
  expect(built(computed, options)).toContainEqual(problem)
})

test.each<[string, object]>([
  ['the primary key', { key: { partition: 'USER#{folded}', sort: 'USER' } }],
  ['the template of an index', { indexes: { gsi1: { partition: '{folded}', sort: 'X' } } }],
  ['a condition of an index', { indexes: { gsi1: { when: { folded: 'a' }, partition: '{name}', sort: 'X' } } }],
  ['what is unique', { unique: { folded: ['folded'] } }],
])('%s is made of a computed attribute as of any other', (_, options) => {
  expect(built({ folded }, options)).toMatchObject([{ name: 'folded', implied: 'computed' }])
})
