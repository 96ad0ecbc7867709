import { expect, test } from 'vitest'
import type { KeyEncoding, KeyToken } from '../model/index.js'
import { encodeKey, parseKey } from './index.js'

const literal = (text: string): KeyToken => ({ kind: 'literal', text })
const value = (attribute: string, encoding: KeyEncoding): KeyToken => ({ kind: 'value', attribute, encoding })
const escaped: KeyEncoding = { kind: 'text', escape: '#' }

test('a key gives its values back', () => {
  const tokens = [
    literal('U#'),
    value('name', escaped),
    literal('#'),
    value('at', { kind: 'date', descending: true }),
    literal('#'),
    value('n', { kind: 'padded', width: 3, descending: false }),
    value('rest', { kind: 'text' }),
  ]
  const values = { name: 'Ann #1', at: new Date('2026-01-31T12:30:00.000Z'), n: 7, rest: '#$20' }
  expect(parseKey(tokens, encodeKey(tokens, values))).toEqual(values)
})

test('a lossy part gives none, and must agree with the value where another part has it', () => {
  const day: KeyToken = value('at', { kind: 'slice', unit: 'day', of: 'date' })
  expect(parseKey([literal('D#'), day], 'D#2026-01-31')).toEqual({})
  const tokens = [day, literal('#'), value('at', { kind: 'date', descending: false })]
  expect(parseKey(tokens, '2026-01-31#2026-01-31T00:00:00.000Z')).toEqual({ at: new Date('2026-01-31T00:00:00.000Z') })
  expect(() => parseKey(tokens, '2026-01-30#2026-01-31T00:00:00.000Z')).toThrow('does not have the form {at}#{at}')
})

test('the attribute says whether a whole number is a bigint; without it, its size does', () => {
  const tokens = [value('n', { kind: 'signed', width: 20, descending: false })]
  const attribute = { name: 'n', stored: 'n', optional: false }
  expect(parseKey(tokens, '00000000000000000007')).toEqual({ n: 7 })
  expect(parseKey(tokens, '00009007199254740993')).toEqual({ n: 9007199254740993n })
  expect(parseKey(tokens, '00000000000000000007', [{ ...attribute, type: { kind: 'bigint' } }])).toEqual({ n: 7n })
  expect(parseKey(tokens, '00009007199254740992', [{ ...attribute, type: { kind: 'number', integer: true } }])).toEqual({
    n: 9007199254740992,
  })
})

test.each([
  ['another literal', 'X#a#b'],
  ['a missing part', 'U#a'],
  ['an escape that is none', 'U#a$2x#b'],
  ['an escape in lower case', 'U#a$2c#b'],
  ['a character that would have been escaped', 'U#a b#b'],
])('malformed: %s', (_, text) => {
  expect(() => parseKey([literal('U#'), value('a', escaped), literal('#'), value('b', { kind: 'text' })], text)).toThrow(
    'does not have the form U#{a}#{b}',
  )
})

test.each([
  ['more after the end', { kind: 'padded', width: 3, descending: false }, '0070'],
  ['minus zero', { kind: 'signed', width: 3, descending: false }, '-999'],
  ['a fraction that is not the shortest', { kind: 'decimal', width: 2 }, '01.50'],
  ['a long form of a short number', { kind: 'decimal', width: 2 }, '~00215'],
  ['a date that is none', { kind: 'date', descending: false }, '2026-02-30T00:00:00.000Z'],
  ['a boolean that is none', { kind: 'boolean' }, 'True'],
] as const)('malformed: %s', (_, encoding, text) => {
  expect(() => parseKey([value('v', encoding)], text)).toThrow(
    expect.objectContaining({ code: 'KEY.MALFORMED', message: expect.stringContaining('does not have the form {v}') }),
  )
})
