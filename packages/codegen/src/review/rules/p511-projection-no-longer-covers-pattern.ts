import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern returns less of an item. */
export const projectionNoLongerCoversPattern: ChangeRule = {
  id: 'P511',
  slug: 'projection-no-longer-covers-pattern',
  severity: 'breaking',
  breaks: ['R', 'P'],
  title: 'An access pattern returns less of an item',
  why: 'The index it reads does not hold all attributes, and a global index cannot fetch the others.',
  recipe: 'M5',
  supersedes: ['P505', 'P507'],
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const [before, after] = [question.base.plan, question.head.plan]
      const lost = after?.missing.filter((name) => before?.missing.includes(name) === false) ?? []
      return before === undefined || lost.length === 0
        ? []
        : [changeOf(question, 'whole items', `without ${lost.join(', ')}`, { recipe: 'M0' })]
    }),
}
