import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { indexText } from '../compare/index-text.js'
import { readersOf, traces } from '../compare/index-uses.js'
import type { ChangeRule } from '../rule.js'

/** A global index that nothing reads is gone. */
export const gsiRemovedUnused: ChangeRule = {
  id: 'G202',
  slug: 'gsi-removed-unused',
  severity: 'safe',
  breaks: ['P'],
  title: 'A global index that nothing reads is gone',
  why: 'Code that runs now does not read it, so it can be deleted at any time.',
  recipe: 'M7',
  supersedes: ['G213'],
  check: (comparison: Comparison) =>
    removed(comparison.indexes)
      .filter(({ base, about }) => base.kind === 'global' && readersOf(comparison, about.table, about.index).length === 0)
      .map((index) =>
        changeOf(index, indexText(index.base), undefined, { covers: traces(comparison, index.about.table, index.about.index) }),
      ),
}
