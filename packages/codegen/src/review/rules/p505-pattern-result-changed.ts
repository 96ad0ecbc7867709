import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { resultText } from '../compare/question-text.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern returns something else. */
export const patternResultChanged: ChangeRule = {
  id: 'P505',
  slug: 'pattern-result-changed',
  severity: 'breaking',
  breaks: ['T', 'R'],
  title: 'An access pattern returns something else',
  why: 'Code that uses the result does not compile any more, or finds other items in it.',
  recipe: 'M0',
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const [before, after] = [resultText(question.base), resultText(question.head)]
      return before === after ? [] : [changeOf(question, before, after)]
    }),
}
