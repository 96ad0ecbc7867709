import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeValue } from '../keys/index.js'
import type { AttributeType, KeyEncoding } from '../model/index.js'
import { keepsOrder } from './keeps-order.js'
import { type Language, literalLanguage, valueLanguage } from './language.js'
import { beginningWith, commonText, partsMayMeet } from './parts-may-meet.js'

const text = (delimiter?: string, type: AttributeType = { kind: 'string' }): Language =>
  valueLanguage({ kind: 'text', ...(delimiter !== undefined && { escape: delimiter }) }, type)
const literal = literalLanguage
const ulid: AttributeType = { kind: 'string', format: 'ulid' }
const uuid: AttributeType = { kind: 'string', format: 'uuid' }

test.each<[string, Language, Language, boolean]>([
  ['equal literals', literal('A#'), literal('A#'), true],
  ['a literal and a longer one', literal('A#'), literal('A#B'), false],
  ['a literal and any text', literal('A#'), text(), true],
  ['a literal with the delimiter and escaped text', literal('A#'), text('#'), false],
  ['two values and one raw value', [...text('#'), ...literal('#'), ...text()], text(), true],
  [
    'two values and three',
    [...text('#'), ...literal('#'), ...text('#')],
    [...text('#'), ...literal('#'), ...text('#'), ...literal('#'), ...text('#')],
    false,
  ],
  ['a ulid and a uuid', text(undefined, ulid), text(undefined, uuid), false],
  [
    'numbers of different widths',
    valueLanguage({ kind: 'padded', width: 3, descending: false }, undefined),
    valueLanguage({ kind: 'padded', width: 4, descending: false }, undefined),
    false,
  ],
  ['an enum and another literal', text(undefined, { kind: 'enum', values: ['open', 'paid'] }), literal('shipped'), false],
  ['an empty text and nothing', text(), literal(''), true],
  ['text of at least one character and nothing', text(undefined, { kind: 'string', minLength: 1 }), literal(''), false],
])('%s', (_, a, b, expected) => {
  expect([partsMayMeet(a, b), partsMayMeet(b, a)]).toEqual([expected, expected])
})

test('a prefix', () => {
  expect(partsMayMeet(literal('shp#1'), beginningWith(literal('sh#')))).toBe(false)
  expect(partsMayMeet([...literal('ORDERLINE#'), ...text()], beginningWith(literal('ORDER')))).toBe(true)
  expect(partsMayMeet(text(), beginningWith(literal('ORDER#')))).toBe(true)
  expect(partsMayMeet(text('#'), beginningWith(literal('ORDER#')))).toBe(false)
})

describe('a witness', () => {
  const values = [
    text('#'),
    text(undefined, ulid),
    text(undefined, uuid),
    text(undefined, { kind: 'enum', values: ['open', 'paid'] }),
    valueLanguage({ kind: 'padded', width: 3, descending: false }, undefined),
  ]
  const language = fc
    .array(fc.oneof(fc.constantFrom(...values), fc.constantFrom('#', 'A', 'OPEN#', '007').map(literal)), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.flat())

  test('is in both languages, and there is one wherever they may meet', () => {
    fc.assert(
      fc.property(language, language, (a, b) => {
        const witness = commonText(a, b)
        expect(witness !== undefined).toBe(partsMayMeet(a, b))
        if (witness !== undefined) expect([partsMayMeet(a, literal(witness)), partsMayMeet(b, literal(witness))]).toEqual([true, true])
      }),
      { seed: 1 },
    )
  })

  test('is as short as any', () => {
    expect([commonText(text(), text('#')), commonText(literal('A#'), text()), commonText(literal('A'), literal('B'))]).toEqual([
      '',
      'A#',
      undefined,
    ])
  })
})

describe('no language lacks a text that its values have', () => {
  const encodings: readonly [string, KeyEncoding, AttributeType, fc.Arbitrary<unknown>][] = [
    ['text', { kind: 'text' }, { kind: 'string' }, fc.string({ unit: 'binary' })],
    ['escaped', { kind: 'text', escape: '#' }, { kind: 'string', minLength: 1 }, fc.string({ unit: 'binary', minLength: 1 })],
    ['escaped otherwise', { kind: 'text', escape: '|' }, { kind: 'string' }, fc.string({ unit: 'binary' })],
    ['lower', { kind: 'text', escape: '#', change: 'lower' }, { kind: 'string' }, fc.string({ unit: 'binary' })],
    ['an enum', { kind: 'text', escape: '#' }, { kind: 'enum', values: ['a b', '', 'ü'] }, fc.constantFrom('a b', '', 'ü')],
    ['a uuid', { kind: 'text' }, { kind: 'string', format: 'uuid' }, fc.uuid()],
    ['an escaped uuid', { kind: 'text', escape: '-' }, { kind: 'string', format: 'uuid' }, fc.uuid()],
    ['a ulid', { kind: 'text' }, { kind: 'string', format: 'ulid' }, fc.ulid()],
    ['padded', { kind: 'padded', width: 10, descending: true }, { kind: 'number', integer: true }, fc.nat()],
    ['signed', { kind: 'signed', width: 16, descending: false }, { kind: 'number', integer: true }, fc.maxSafeInteger()],
    ['decimal', { kind: 'decimal', width: 3 }, { kind: 'number', integer: false }, fc.double({ noNaN: true, noDefaultInfinity: true })],
    ['date', { kind: 'date', descending: false }, { kind: 'date', stored: 'iso' }, fc.date({ noInvalidDate: true })],
    ['descending date', { kind: 'date', descending: true }, { kind: 'date', stored: 'iso' }, fc.date({ noInvalidDate: true })],
    ['slice', { kind: 'slice', unit: 'hour', of: 'date' }, { kind: 'date', stored: 'iso' }, fc.date({ noInvalidDate: true })],
    ['boolean', { kind: 'boolean' }, { kind: 'boolean' }, fc.boolean()],
  ]
  test.each(encodings)('%s', (_, encoding, type, values) => {
    const language = valueLanguage(encoding, type)
    fc.assert(
      fc.property(values, (value) => partsMayMeet(language, literal(encodeValue(encoding, value)))),
      { seed: 1 },
    )
  })
})

test.each<[string, KeyEncoding, AttributeType, string | undefined, boolean]>([
  ['text at the end', { kind: 'text' }, { kind: 'string' }, undefined, true],
  ['escaped text before #', { kind: 'text', escape: '#' }, { kind: 'string' }, '#', true],
  ['escaped text before |', { kind: 'text', escape: '|' }, { kind: 'string' }, '|', false],
  ['plain text before #', { kind: 'text' }, { kind: 'string' }, '#', false],
  ['an address before #', { kind: 'text' }, { kind: 'string', format: 'cidrv6' }, '#', true],
  ['a uuid before |', { kind: 'text' }, uuid, '|', true],
  ['a uuid before another value', { kind: 'text' }, uuid, '', true],
  ['an enum whose order | keeps', { kind: 'text' }, { kind: 'enum', values: ['open', 'paid'] }, '|', true],
  ['an enum whose order | turns', { kind: 'text' }, { kind: 'enum', values: ['a', 'ab'] }, '|', false],
  ['lower case', { kind: 'text', change: 'lower' }, { kind: 'string' }, undefined, false],
  ['a day', { kind: 'slice', unit: 'day', of: 'date' }, { kind: 'date', stored: 'iso' }, undefined, false],
  ['a decimal before #', { kind: 'decimal', width: 4 }, { kind: 'number', integer: false }, '#', true],
  ['a decimal before |', { kind: 'decimal', width: 4 }, { kind: 'number', integer: false }, '|', false],
  ['a date before |', { kind: 'date', descending: false }, { kind: 'date', stored: 'iso' }, '|', true],
])('whether the order is kept: %s', (_, encoding, type, next, expected) => {
  expect(keepsOrder(encoding, type, next)).toBe(expected)
})
