import type { AttributeType, EntityModel } from '@keyloom/core'
import { describe, expect, test } from 'vitest'
import { alwaysFits } from './most-bytes.js'

const text = { kind: 'string', maxLength: 1000 } as const
const note: EntityModel['attributes'][number] = { name: 'note', stored: 'note', type: text, optional: false }
const noteOf = (type: AttributeType, more: object = {}): EntityModel => ({
  kind: 'entity',
  name: 'Note',
  table: 'notes',
  attributes: [{ ...note, type, ...more }],
  key: { partition: [], sort: [] } as unknown as EntityModel['key'],
  indexes: [],
  patterns: [],
})

describe('an item that always fits', () => {
  test.each<[string, AttributeType]>([
    ['text with a bound', text],
    ['text of a fixed length', { kind: 'string', format: 'uuid' }],
    ['a datetime of a precision', { kind: 'string', format: 'datetime', precision: 3 }],
    ['a list with a bound', { kind: 'array', element: text, max: 90 }],
    ['a tuple', { kind: 'tuple', items: [text, { kind: 'bigint' }] }],
    ['an object', { kind: 'object', properties: [{ name: 'a', type: text, optional: false }], unknownKeys: 'strip' }],
    ['a union', { kind: 'union', options: [text, { kind: 'null' }] }],
    ['what may be null', { kind: 'nullable', inner: { kind: 'enum', values: ['a'] } }],
  ])('%s', (_, type) => {
    expect(alwaysFits(noteOf(type))).toBe(true)
  })
})

describe('an item that may be too large', () => {
  test.each<[string, AttributeType]>([
    ['text without a bound', { kind: 'string' }],
    ['text of a format without a longest value', { kind: 'string', format: 'email' }],
    ['a datetime of any precision', { kind: 'string', format: 'datetime' }],
    ['text of four bytes for each character', { kind: 'string', maxLength: 101 * 1024 }],
    ['a list with a bound that is too far', { kind: 'array', element: text, max: 120 }],
    ['a list without a bound', { kind: 'array', element: { kind: 'boolean' } }],
    ['a tuple with a rest', { kind: 'tuple', items: [], rest: { kind: 'boolean' } }],
    ['an object that keeps what it does not know', { kind: 'object', properties: [], unknownKeys: 'keep' }],
    ['a record', { kind: 'record', key: text, value: text }],
    ['bytes', { kind: 'binary' }],
    ['anything', { kind: 'unknown' }],
  ])('%s', (_, type) => {
    expect(alwaysFits(noteOf(type))).toBe(false)
  })

  test('a value of code of the user', () => {
    expect(alwaysFits(noteOf(text, { code: { name: 'note', module: './note.js' } }))).toBe(false)
  })
})
