import type { AttributeType } from '@keyloom/core'
import { expect, test } from 'vitest'
import { type TypeChange, typeChange } from './type-change.js'

const text: AttributeType = { kind: 'string' }
const number: AttributeType = { kind: 'number', integer: false }
const list = (element: AttributeType): AttributeType => ({ kind: 'array', element })
const object = (unknownKeys: 'strip' | 'refuse' | 'keep'): AttributeType => ({ kind: 'object', properties: [], unknownKeys })

/** From the one type to the other, and back. */
const cases: readonly (readonly [AttributeType, AttributeType, TypeChange, TypeChange])[] = [
  [text, text, 'same', 'same'],
  [text, { kind: 'string', maxLength: 5 }, 'tightened', 'loosened'],
  [text, { kind: 'string', format: 'uuid' }, 'tightened', 'loosened'],
  [{ kind: 'string', maxLength: 5 }, { kind: 'string', maxLength: 6 }, 'loosened', 'tightened'],
  [{ kind: 'string', minLength: 1, maxLength: 5 }, { kind: 'string', maxLength: 4 }, 'tightened', 'tightened'],
  [number, { kind: 'number', integer: true }, 'tightened', 'loosened'],
  [{ kind: 'number', integer: true, exclusiveMin: 0 }, { kind: 'number', integer: true, exclusiveMin: 1 }, 'tightened', 'loosened'],
  [{ kind: 'bigint', max: '10' }, { kind: 'bigint', max: '100' }, 'loosened', 'tightened'],
  [{ kind: 'enum', values: ['a'] }, { kind: 'enum', values: ['b', 'a'] }, 'values-added', 'values-removed'],
  [{ kind: 'enum', values: ['a', 'b'] }, { kind: 'enum', values: ['b', 'a'] }, 'same', 'same'],
  [{ kind: 'literal', values: ['a'] }, { kind: 'enum', values: ['a', 'b'] }, 'values-added', 'values-removed'],
  [{ kind: 'enum', values: ['a'] }, text, 'loosened', 'tightened'],
  [text, { kind: 'nullable', inner: text }, 'loosened', 'tightened'],
  [text, number, 'representation', 'representation'],
  [list(text), { kind: 'set', element: text }, 'representation', 'representation'],
  [{ kind: 'date', stored: 'iso' }, { kind: 'date', stored: 'epochSeconds' }, 'representation', 'representation'],
  [text, list(text), 'type', 'type'],
  [text, { kind: 'boolean' }, 'type', 'type'],
  [object('strip'), object('refuse'), 'strict', 'loosened'],
  [{ kind: 'union', options: [text] }, { kind: 'union', options: [text, number] }, 'loosened', 'tightened'],
  // What is inside is compared by itself.
  [list(text), list(number), 'same', 'same'],
]

test.each(cases)('%j and %j', (base, head, there, back) => {
  expect([typeChange(base, head), typeChange(head, base)]).toEqual([there, back])
})
