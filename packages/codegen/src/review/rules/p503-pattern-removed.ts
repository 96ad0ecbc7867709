import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { placeOf } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern is gone. */
export const patternRemoved: ChangeRule = {
  id: 'P503',
  slug: 'pattern-removed',
  severity: 'breaking',
  breaks: ['T'],
  title: 'An access pattern is gone',
  why: 'Code that calls it does not compile any more.',
  recipe: 'M7',
  check: ({ questions, transactions }: Comparison) => [
    ...removed(questions).map((question) => changeOf(question, question.base.plan && placeOf(question.base.plan))),
    ...removed(transactions).map((transaction) => changeOf(transaction, 'transaction')),
  ],
}
