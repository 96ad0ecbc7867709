import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { Question } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern returns another number of items. */
export const limitOrPageContractChanged: ChangeRule = {
  id: 'P512',
  slug: 'limit-or-page-contract-changed',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'An access pattern returns another number of items',
  why: 'Code that counts on the old number shows fewer, or reads more.',
  recipe: 'M0',
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const [before, after] = [limitOf(question.base), limitOf(question.head)]
      return before === after ? [] : [changeOf(question, before, after)]
    }),
}

function limitOf({ pattern, collection }: Question): string {
  const limit = pattern?.limit ?? collection?.limit
  return limit === undefined ? 'no limit' : `limit ${limit}`
}
