import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** What a key selected is filtered after the read now. */
export const keyConditionBecameFilter: ChangeRule = {
  id: 'P509',
  slug: 'key-condition-became-filter',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'What a key selected is filtered after the read now',
  why: 'More is read and billed than is returned, and pages may be empty.',
  recipe: 'M0',
  supersedes: ['P504'],
  check: ({ questions }: Comparison) =>
    kept(questions).flatMap((question) => {
      const before = question.base.pattern ?? question.base.collection
      const after = question.head.pattern ?? question.head.collection
      if (before === undefined || after === undefined) return []
      const keyed = [...before.by.map(({ attribute }) => attribute), ...(before.range === undefined ? [] : [before.range])]
      const filtered = keyed.filter((name) => question.head.pattern?.filter.includes(name))
      const isolated = after.isolate !== undefined && before.isolate === undefined ? ['the entity'] : []
      const lost = [...filtered, ...isolated]
      return lost.length === 0 ? [] : [changeOf(question, `key: ${lost.join(', ')}`, `filter: ${lost.join(', ')}`)]
    }),
}
