import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An entity has another name and the same discriminator value. */
export const entityRenamedSameDiscriminator: ChangeRule = {
  id: 'E406',
  slug: 'entity-renamed-same-discriminator',
  severity: 'safe',
  breaks: ['T'],
  title: 'An entity has another name and the same discriminator value',
  why: 'Only names in TypeScript change.',
  recipe: 'M0',
  supersedes: ['P505'],
  check: ({ entities, questions }: Comparison) =>
    kept(entities)
      .filter(({ base, head }) => base.name !== head.name)
      .map((entity) => {
        const collections = questions.filter(({ head }) => head?.collection?.returns.some((member) => member.entity === entity.head.name))
        return changeOf(entity, entity.base.name, entity.head.name, { covers: collections.map(({ path }) => path) })
      }),
}
