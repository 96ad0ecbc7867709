import type { Plan } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern is not read consistently any more. */
export const strongToEventualConsistency: ChangeRule = {
  id: 'P508',
  slug: 'strong-to-eventual-consistency',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'An access pattern is not read consistently any more',
  why: 'What was just written may be missing from it.',
  recipe: 'M0',
  check: ({ questions }: Comparison) =>
    kept(questions)
      .filter(({ base, head }) => isConsistent(base.plan) && head.plan !== undefined && !isConsistent(head.plan))
      .map((question) => changeOf(question, 'strongly consistent', 'eventually consistent')),
}

function isConsistent(plan: Plan | undefined): boolean {
  return plan !== undefined && plan.kind !== 'scan' && plan.consistent
}
