import { expect, test } from 'vitest'
import { z } from 'zod'
import { keyloomError } from '../../errors/index.js'
import type { KeyFormat } from '../../keys/index.js'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const backwards: KeyFormat<string> = {
  encode: (name) => [...name].reverse().join(''),
  decode: (text) => [...text].reverse().join(''),
  examples: ['ann', 'bob'],
}
const initial: KeyFormat<string> = { encode: (name) => name.slice(0, 1), width: 1, examples: ['ann', 'bob'] }

function built(format: KeyFormat<string>, partition = 'USER#{name:own}', sort = 'USER', name = 'own') {
  const table = defineTable('users', { key: { partition: 'pk', sort: 'sk' }, formats: { [name]: format } })
  // @ts-expect-error The name of the format is no literal.
  const user = defineEntity(table, 'User', { attributes: { name: z.string(), age: z.int() }, key: { partition, sort } })
  return buildModel(defineSchema({ name: 'app', tables: [table], entities: [user] }), {
    codeOf: (value) => (value === format ? { name: 'own', module: './formats.ts' } : undefined),
  })
}
const tokensOf = (...given: Parameters<typeof built>) => {
  const result = built(...given)
  if ('problems' in result) return result.problems.map(({ message }) => message)
  const part = result.model.entities[0]?.key.partition
  return part?.kind === 'template' ? part.tokens.flatMap((token) => (token.kind === 'value' ? [token.encoding] : [])) : []
}

test('the model has what a format declares, and where it is', () => {
  const result = built(backwards)
  expect('model' in result && result.model.tables[0]?.formats).toEqual([
    { name: 'own', injective: true, ordered: false, code: { name: 'own', module: './formats.ts' } },
  ])
})

test('a text is escaped where another part follows, unless its width says where it ends', () => {
  const own = { kind: 'custom', name: 'own', injective: true, ordered: false }
  expect(tokensOf(backwards)).toEqual([own])
  expect(tokensOf(backwards, '{name:own}#')).toEqual([{ ...own, escape: '#' }])
  expect(tokensOf(initial, '{name:own}{age}')).toEqual([
    { ...own, injective: false, width: 1 },
    { kind: 'signed', width: 16, descending: false },
  ])
  expect(tokensOf(backwards, '{name:own}{age}')).toEqual([
    "In '{name:own}{age}', nothing says where '{name:own}' ends: different values could form one key.",
  ])
})

test.each<[string, Partial<KeyFormat<string>>, string]>([
  [
    'of a text that is read back otherwise',
    { decode: (text) => text },
    'fails on an example: A value cannot be part of a key: "ann" has the text "nna", which another value has, too.',
  ],
  [
    'of another order',
    { keepsOrder: true, examples: ['ab', 'ca'] },
    'does not keep the order of its examples: "ab" stands before "ca", and "ba" is not below "ac"',
  ],
  [
    'of another width',
    { width: 2 },
    'fails on an example: A value cannot be part of a key: "ann" has the text "nna", which is not 2 characters long.',
  ],
  [
    'that throws',
    {
      encode: () => {
        throw keyloomError('INPUT.INVALID', 'No.')
      },
    },
    'fails on an example: No.',
  ],
  ['that is never the same', { encode: () => String(Math.random()), decode: undefined as never }, 'gives "ann" another text each time'],
  ['without examples', { examples: ['ann'] }, 'has fewer than two examples to be checked with'],
  [
    'of an order that nothing has',
    { decode: undefined as never, keepsOrder: true },
    'keeps an order of values that it does not keep apart: it needs a decode',
  ],
  ['of no width', { width: 0 }, 'has a width that is not a whole number from 1 on'],
  ['without encode', { encode: 'x' as never }, 'has no function encode'],
  ['of a decode that is none', { decode: 'x' as never }, 'has a decode that is not a function'],
])('a format %s is refused', (_, change, fault) => {
  expect(tokensOf({ ...backwards, ...change }, 'X', 'X')).toEqual([
    `The format 'own' of table 'users' ${fault}${fault.endsWith('.') ? '' : '.'}`,
  ])
})

test('names that templates could not use are refused', () => {
  expect(tokensOf(backwards, 'X', 'X', 'day')).toEqual([
    "The format 'day' of table 'users' has the name of a format that Keyloom has already.",
  ])
  expect(tokensOf(backwards, 'X', 'X', 'a b')).toEqual([
    "The format 'a b' of table 'users' has a name that is not a word in letters and digits.",
  ])
})

test('a format that nothing exports is refused, with what to do', () => {
  const table = defineTable('users', { key: { partition: 'pk' }, formats: { backwards } })
  const user = defineEntity(table, 'User', { attributes: { name: z.string() }, key: { partition: '{name:backwards}' } })
  const result = buildModel(defineSchema({ name: 'app', tables: [table], entities: [user] }))
  expect('problems' in result && result.problems[0]).toMatchObject({
    code: 'SCHEMA.CODE',
    path: ['tables', 'users', 'formats', 'backwards'],
  })
})
