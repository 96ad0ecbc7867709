import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeType } from '@keyloom/core'
import { expect, test } from 'vitest'
import { inForm } from './stored-form.js'

const text: AttributeType = { kind: 'string' }
const number: AttributeType = { kind: 'number', integer: false }
const iso: AttributeType = { kind: 'date', stored: 'iso' }
const seconds: AttributeType = { kind: 'date', stored: 'epochSeconds' }
const list = (element: AttributeType): AttributeType => ({ kind: 'array', element })
const set = (element: AttributeType): AttributeType => ({ kind: 'set', element })

const cases: readonly (readonly [AttributeValue, AttributeType, AttributeValue])[] = [
  [{ N: '12' }, text, { S: '12' }],
  [{ S: '-12.50' }, number, { N: '-12.50' }],
  [{ S: '1e3' }, number, { S: '1e3' }],
  [{ S: 'twelve' }, number, { S: 'twelve' }],
  [{ S: '2026-01-02T03:04:05+01:00' }, iso, { S: '2026-01-02T02:04:05.000Z' }],
  [{ S: '2026-01-02T03:04:05' }, iso, { S: '2026-01-02T03:04:05' }],
  [{ N: '1767323045' }, iso, { S: '2026-01-02T03:04:05.000Z' }],
  [{ S: '2026-01-02T03:04:05.900Z' }, seconds, { N: '1767323045' }],
  [{ S: 'soon' }, seconds, { S: 'soon' }],
  [{ L: [{ S: 'a' }, { S: 'b' }, { S: 'a' }] }, set(text), { SS: ['a', 'b'] }],
  [{ L: [{ S: 'a' }, { BOOL: true }] }, set(text), { L: [{ S: 'a' }, { BOOL: true }] }],
  [{ L: [] }, set(text), { L: [] }],
  [{ SS: ['1', '2'] }, list(number), { L: [{ N: '1' }, { N: '2' }] }],
  [{ SS: ['1'] }, set(number), { NS: ['1'] }],
  [{ NULL: true }, { kind: 'nullable', inner: text }, { NULL: true }],
  [{ N: '1' }, { kind: 'nullable', inner: text }, { S: '1' }],
  [{ M: { a: { S: '1' }, other: { S: '1' } } }, object('a', number), { M: { a: { N: '1' }, other: { S: '1' } } }],
  [{ M: { a: { N: '1' } } }, { kind: 'record', key: text, value: text }, { M: { a: { S: '1' } } }],
]

function object(name: string, type: AttributeType): AttributeType {
  return { kind: 'object', properties: [{ name, type, optional: false }], unknownKeys: 'strip' }
}

test.each(cases)('%j as %j', (value, type, expected) => {
  expect(inForm(value, type)).toEqual(expected)
})
