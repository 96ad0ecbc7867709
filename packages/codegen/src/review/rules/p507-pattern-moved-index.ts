import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { placeOf } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern reads another index. */
export const patternMovedIndex: ChangeRule = {
  id: 'P507',
  slug: 'pattern-moved-index',
  severity: 'dangerous',
  breaks: ['R', 'P'],
  title: 'An access pattern reads another index',
  why: 'Consistency and what is projected may differ, and cursors that were given out are of the old index.',
  recipe: 'M0',
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const [before, after] = [question.base.plan, question.head.plan]
      if (before === undefined || after === undefined || placeOf(before) === placeOf(after)) return []
      return [changeOf(question, placeOf(before), placeOf(after))]
    }),
}
