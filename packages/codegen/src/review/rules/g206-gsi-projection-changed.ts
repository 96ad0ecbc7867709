import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { projectionText } from '../compare/index-text.js'
import { readersOf } from '../compare/index-uses.js'
import type { ChangeRule } from '../rule.js'

/** A global index copies other attributes. */
export const gsiProjectionChanged: ChangeRule = {
  id: 'G206',
  slug: 'gsi-projection-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A global index copies other attributes',
  why: 'The projection of an index cannot be altered: it is deleted and created again; a narrower one takes data from what reads return.',
  recipe: 'M5',
  supersedes: ['P505', 'P511'],
  check: (comparison: Comparison) =>
    kept(comparison.indexes)
      .filter(({ base, head }) => base.kind === 'global' && head.kind === 'global' && !isSame(base.projection, head.projection))
      .map((index) =>
        changeOf(index, projectionText(index.base.projection), projectionText(index.head.projection), {
          covers: readersOf(comparison, index.about.table, index.about.index).map(({ path }) => path),
        }),
      ),
}
