import type { Model } from '@keyloom/core'
import { describe, expect, test } from 'vitest'
import { lintModel } from '../../src/lint/lint-model.js'
import type { Rule } from '../../src/lint/rule.js'

export interface RuleCases {
  /** Designs that the rule finds something in, with all findings of the whole catalogue, as `severity path: message`. */
  readonly positive: Readonly<Record<string, readonly [Model, ...(readonly string[])]>>
  /** Designs that are nearly such, and that no rule finds anything in. */
  readonly negative: Readonly<Record<string, Model>>
}

/** The tests of one rule. `pnpm rules` counts those that pass. */
export function testRule(rule: Rule, { positive, negative }: RuleCases): void {
  describe(`${rule.id} positive`, () => {
    test.each(Object.entries(positive))('%s', (_, [model, ...expected]) => {
      const found = lintModel(model).map(({ rule: id, severity, path, message }) => ({
        id,
        text: `${severity} ${path.join('.')}: ${message}`,
      }))
      expect(found).toEqual(expected.map((text) => ({ id: rule.id, text })))
    })
  })
  describe(`${rule.id} negative`, () => {
    test.each(Object.entries(negative))('%s', (_, model) => {
      expect(lintModel(model)).toEqual([])
    })
  })
}
