import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { placeOf } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern reads a whole table or index now. */
export const patternBecameScan: ChangeRule = {
  id: 'P510',
  slug: 'pattern-became-scan',
  severity: 'breaking',
  breaks: ['P'],
  title: 'An access pattern reads a whole table or index now',
  why: 'Every call reads and bills all of it.',
  recipe: 'M0',
  supersedes: ['P504', 'P505', 'P506', 'P507', 'P508', 'P509'],
  check: ({ questions }: Comparison) =>
    kept(questions)
      .filter(({ base, head }) => base.plan !== undefined && base.plan.kind !== 'scan' && head.plan?.kind === 'scan')
      .map((question) => changeOf(question, question.base.plan && placeOf(question.base.plan), 'Scan')),
}
