import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { orderText } from '../compare/question-text.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern returns items in another order. */
export const patternOrderChanged: ChangeRule = {
  id: 'P506',
  slug: 'pattern-order-changed',
  severity: 'breaking',
  breaks: ['R'],
  title: 'An access pattern returns items in another order',
  why: 'Users see other pages, and cursors that were given out continue in the wrong place.',
  recipe: 'M0',
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const [before, after] = [orderText(question.base), orderText(question.head)]
      return before === after || before === '' ? [] : [changeOf(question, before, after === '' ? 'no order' : after)]
    }),
}
