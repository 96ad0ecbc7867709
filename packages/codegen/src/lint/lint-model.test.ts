import { expect, test } from 'vitest'
import { z } from 'zod'
import { designOf } from '../../test/support/clean-design.js'
import { lintModel } from './lint-model.js'
import { rules } from './rules/index.js'

test('no rule finds anything in the clean design', () => {
  expect(lintModel(designOf())).toEqual([])
})

test('the rules are those of the catalogue, in the order of their ids', () => {
  expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 32 }, (_, i) => `L${701 + i}`))
  expect(new Set(rules.map(({ slug }) => slug)).size).toBe(rules.length)
})

test('a rule supersedes rules that there are', () => {
  const ids = rules.map(({ id }) => id)
  expect(rules.flatMap(({ supersedes = [] }) => supersedes).filter((id) => !ids.includes(id))).toEqual([])
})

test('a finding says what is wrong, why it matters and what to do', () => {
  const [finding] = lintModel(designOf({ customer: { attributes: { tags: z.array(z.string().max(20)) } } }))
  expect(finding).toEqual({
    rule: 'L715',
    slug: 'unbounded-attribute',
    severity: 'warn',
    path: ['entities', 'Customer', 'attributes', 'tags'],
    message: '`tags` of `Customer` holds a list without a bound.',
    why: 'An item takes 400 KB with all names and values: one that grows is refused one day, and each write of it costs more than the last.',
    fix: 'Bound it with `max(…)`, or make its elements items of their own.',
  })
})

test('one mistake is one finding: an order that no key gives is not also an unserved pattern', () => {
  const model = designOf({ order: { patterns: { byTotal: { by: ['customerId'], order: { total: 'asc' } } } } })
  expect(lintModel(model).map(({ rule }) => rule)).toEqual(['L719'])
})

test('a configuration turns rules off and makes them graver', () => {
  const model = designOf({ customer: { attributes: { tags: z.array(z.string().max(20)) } } })
  expect(lintModel(model, { severities: { L715: 'off' } })).toEqual([])
  expect(lintModel(model, { preset: 'strict' }).map(({ severity }) => severity)).toEqual(['error'])
})
