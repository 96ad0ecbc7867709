import { describe, expect, test } from 'vitest'
import { assignments, type Expressions, usedOtherwise } from './assignments.js'

const names = { '#n0': 'phone', '#n1': 'count', '#n10': 'other', '#n2': 'meta' }
const of = (expressions: Expressions) => ({ ExpressionAttributeNames: names, ...expressions })
const update = (UpdateExpression: string) => of({ UpdateExpression })

describe('an attribute that is set as a whole', () => {
  test.each([
    ['SET #n0 = :v0', ':v0'],
    ['SET #n1 = :v0, #n0 = :v12 REMOVE #n2', ':v12'],
    ['SET #n0 = :v3 ADD #n1 :v1', ':v3'],
  ])('%s', (text, placeholder) => {
    expect(assignments(update(text), ['phone'])).toEqual([{ attribute: 'phone', placeholder }])
    expect(usedOtherwise(update(text), ['phone'])).toBeUndefined()
  })

  test('and others beside it, or parts of others of the same name, are none', () => {
    for (const text of ['SET #n1 = :v0, #n10 = :v1', 'SET #n2.#n0 = :v0', 'REMOVE #n2.#n0', 'REMOVE #n1, #n0', 'REMOVE #n0 ADD #n1 :v0']) {
      expect([assignments(update(text), ['phone']), usedOtherwise(update(text), ['phone'])]).toEqual([[], undefined])
    }
  })
})

test.each([
  'SET #n0 = #n0 + :v0',
  'SET #n0 = list_append(#n0, :v0)',
  'SET #n0 = if_not_exists(#n0, :v0)',
  'SET #n1 = #n0',
  'SET #n0.#n2 = :v0',
  'SET #n0[0] = :v0',
  'SET #n1 = :v0 ADD #n0 :v1',
  'REMOVE #n0.#n2',
  'REMOVE #n1, #n0[1]',
  'DELETE #n0 :v0',
])('a change that builds on what is stored is seen: %s', (text) => {
  expect(usedOtherwise(update(text), ['phone'])).toEqual({ attribute: 'phone', use: 'change a part of it or add to it' })
  expect(assignments(update(text), ['phone']).length).toBe(0)
})

test.each([
  ['#n0 = :v0', 'test its value'],
  ['#n1 = :v0 AND begins_with(#n0, :v1)', 'test its value'],
  ['attribute_exists(#n1) AND contains(#n0, :v1)', 'test its value'],
  ['attribute_exists(#n0) AND attribute_not_exists(#n0)', undefined],
  ['#n10 = :v0 AND #n2.#n0 = :v1', undefined],
])('a condition %s: %s', (text, use) => {
  const expected = use === undefined ? undefined : { attribute: 'phone', use }
  expect(usedOtherwise(of({ ConditionExpression: text }), ['phone'])).toEqual(expected)
  expect(usedOtherwise(of({ FilterExpression: text }), ['phone'])).toEqual(expected)
})

test('a condition on a key is one too', () => {
  expect(usedOtherwise(of({ KeyConditionExpression: '#n0 = :v0' }), ['phone'])).toEqual({ attribute: 'phone', use: 'find items by it' })
})
