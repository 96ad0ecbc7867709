import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The number that locks items optimistically is another one. */
export const versionAttributeChanged: ChangeRule = {
  id: 'A319',
  slug: 'version-attribute-changed',
  severity: 'breaking',
  breaks: ['W'],
  title: 'The number that locks items optimistically is another one',
  why: "Old and new code do not see each other's writes: updates are lost in the rollout.",
  recipe: 'M9',
  supersedes: ['A301', 'A302', 'A303', 'A304', 'A305'],
  check: ({ entities }: Comparison) =>
    kept(entities)
      .filter(({ base, head }) => base.version !== head.version)
      .map((entity) => {
        const covers = [entity.base.version, entity.head.version].flatMap((name) =>
          name === undefined ? [] : [[...entity.path, 'attributes', name]],
        )
        return changeOf({ ...entity, path: [...entity.path, 'version'] }, entity.base.version, entity.head.version, { covers })
      }),
}
