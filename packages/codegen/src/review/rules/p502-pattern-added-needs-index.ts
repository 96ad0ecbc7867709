import { added, type Compared, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { namesOf, placeOf } from '../compare/questions.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern is new and needs an index that stored items are not in. */
export const patternAddedNeedsIndex: ChangeRule = {
  id: 'P502',
  slug: 'pattern-added-needs-index',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'An access pattern is new and needs an index that stored items are not in',
  why: 'Until the index is built and the items are stamped, it returns only some of them.',
  recipe: 'M4',
  supersedes: ['P501', 'G201', 'G212'],
  check: (comparison: Comparison) =>
    added(comparison.questions).flatMap((question) => {
      const { plan } = question.head
      const index = plan && placeOf(plan)
      if (plan === undefined || index === undefined || index === 'table') return []
      const isNew = ({ about, base, head }: Compared<unknown>) =>
        about.table === plan.table && about.index === index && base === undefined && head !== undefined
      const created = comparison.indexes.filter(isNew)
      // Of an index that is new, all that join it are stamped in one go.
      const names = created.length > 0 ? undefined : namesOf(plan)
      const joined = comparison.memberships.filter((one) => isNew(one) && names?.includes(one.about.entity ?? '') !== false)
      if (joined.length + created.length === 0) return []
      const covers = [...joined, ...created].map(({ path }) => path)
      return [
        changeOf(
          {
            ...question,
            about: { ...question.about, table: plan.table, index, entities: joined.flatMap(({ about }) => about.entity ?? []) },
          },
          undefined,
          index,
          {
            covers,
            ...(created.length === 0 && { recipe: 'M2' as const }),
          },
        ),
      ]
    }),
}
