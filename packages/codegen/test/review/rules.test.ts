import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findChanges } from '../../src/review/find-changes.js'
import { changeRules } from '../../src/review/rules/index.js'
import { loadCases } from './load-cases.js'
import { shop } from './shop.js'

const cases = await loadCases()

test('every rule has its cases, and its id once', () => {
  const ids = changeRules.map(({ id }) => id)
  expect(cases.map(({ rule }) => rule)).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('entities that can have one key are told which', () => {
  const key = { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' }
  const [finding] = findChanges(shop(), shop({ more: { Buyer: { attributes: { customerId: z.string() }, key } } }), changeRules)
  expect([finding?.rule, finding?.note]).toEqual([
    'E408',
    'Both it and Customer can have the key `pk` = "CUSTOMER#000000000000000000000000000000000000" with `sk` = "CUSTOMER".',
  ])
})

test('a schema that did not change has no findings', () => {
  expect(findChanges(shop(), shop(), changeRules)).toEqual([])
})

/** `pnpm rules` counts the tests of these names that pass. */
for (const { rule: id, finds, ignores } of cases) {
  const rule = changeRules.find((one) => one.id === id)

  describe(`${id} positive`, () => {
    test.each(Object.entries(finds))('%s', (_, { base, head, gives, severity, beside = [] }) => {
      const findings = findChanges(base, head, changeRules).filter((finding) => !beside.includes(finding.rule))
      const expected = gives.map(([target, before, after]) => ({ rule: id, severity: severity ?? rule?.severity, target, before, after }))
      expect(findings.map(({ rule, severity, target, before, after }) => ({ rule, severity, target, before, after }))).toEqual(expected)
    })
  })

  describe(`${id} negative`, () => {
    test.each(Object.entries(ignores))('%s', (_, [base, head]) => {
      expect(findChanges(base, head, changeRules).filter((finding) => finding.rule === id)).toEqual([])
    })
  })
}
