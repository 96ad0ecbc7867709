import { describe, expect, test } from 'vitest'
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

test('a schema that did not change has no findings', () => {
  expect(findChanges(shop(), shop(), changeRules)).toEqual([])
})

describe.each(cases)('$rule', ({ rule: id, finds, ignores }) => {
  const rule = changeRules.find((one) => one.id === id)!

  test.each(Object.entries(finds))('finds %s, and no other rule does', (_, { base, head, gives, severity, beside = [] }) => {
    const findings = findChanges(base, head, changeRules).filter((finding) => !beside.includes(finding.rule))
    const expected = gives.map(([target, before, after]) => ({ rule: id, severity: severity ?? rule.severity, target, before, after }))
    expect(findings.map(({ rule, severity, target, before, after }) => ({ rule, severity, target, before, after }))).toEqual(expected)
  })

  test.each(Object.entries(ignores))('leaves alone %s', (_, [base, head]) => {
    expect(findChanges(base, head, changeRules).filter((finding) => finding.rule === id)).toEqual([])
  })
})
