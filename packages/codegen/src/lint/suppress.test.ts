import type { Model } from '@keyloom/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { designOf, mutated } from '../../test/support/clean-design.js'
import { lintModel } from './lint-model.js'

const tags = { attributes: { tags: z.array(z.string().max(20)) } }
const because = 'a customer has a handful'

function found(model: Model): string[] {
  return lintModel(model).map(({ rule, path, message }) => `${rule} ${path.join('.')}: ${message}`)
}

test.each([
  ['an entity', { rule: 'L715', because }],
  ['an attribute', { rule: 'L715', target: 'attributes.tags', because }],
])('a finding is accepted on %s', (_, suppression) => {
  expect(found(designOf({ customer: { ...tags, suppress: [suppression] } }))).toEqual([])
})

test('and on the table and the schema', () => {
  const scan = { order: { patterns: { all: { scan: { because: 'an export' } } } } }
  const indexed = {
    table: {
      indexes: { gsi2: { kind: 'global', partition: 'a', sort: 'b' } },
      suppress: [{ rule: 'L723', target: 'indexes.gsi2', because }],
    },
  } as const
  expect(found(designOf(indexed))).toEqual([])
  expect(found(mutated(designOf(scan), { suppress: [{ rule: 'L718', target: 'entities.Order.patterns.all', because }] }))).toEqual([])
})

test.each([
  ['of another rule', { rule: 'L714', because }, 'L714'],
  ['of another target', { rule: 'L715', target: 'attributes.tag', because }, 'L715 of `attributes.tag`'],
])('a suppression %s suppresses nothing, which is an error', (_, suppression, said) => {
  expect(found(designOf({ customer: { ...tags, suppress: [suppression] } }))).toEqual([
    'L715 entities.Customer.attributes.tags: `tags` of `Customer` holds a list without a bound.',
    `D806 entities.Customer.suppress.0: The suppression of ${said} suppresses nothing.`,
  ])
})

test('a suppression on another entity does not reach', () => {
  expect(found(designOf({ customer: tags, order: { suppress: [{ rule: 'L715', because }] } }))).toEqual([
    'L715 entities.Customer.attributes.tags: `tags` of `Customer` holds a list without a bound.',
    'D806 entities.Order.suppress.0: The suppression of L715 suppresses nothing.',
  ])
})

test('a suppression without a reason suppresses, and is an error itself', () => {
  expect(found(designOf({ customer: { ...tags, suppress: [{ rule: 'L715', because: ' ' }] } }))).toEqual([
    'D808 entities.Customer.suppress.0: The suppression of L715 does not say why.',
  ])
})
