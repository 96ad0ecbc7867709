import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { placeOf } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern is new. */
export const patternAddedServed: ChangeRule = {
  id: 'P501',
  slug: 'pattern-added-served',
  severity: 'safe',
  breaks: [],
  title: 'An access pattern is new',
  why: 'A key or an index that is there already serves it.',
  recipe: 'M0',
  check: ({ questions, transactions }: Comparison) => [
    // What nothing serves is a problem of the schema.
    ...added(questions).flatMap((question) => {
      const { plan } = question.head
      return plan === undefined ? [] : [changeOf(question, undefined, placeOf(plan))]
    }),
    ...added(transactions).map((transaction) => changeOf(transaction, undefined, 'transaction')),
  ],
}
