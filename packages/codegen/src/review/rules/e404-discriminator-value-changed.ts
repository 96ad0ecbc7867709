import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An entity has another discriminator value. */
export const discriminatorValueChanged: ChangeRule = {
  id: 'E404',
  slug: 'discriminator-value-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An entity has another discriminator value',
  why: 'Readers tell items by it: the old ones are of no entity any more, and old code does not know the new ones.',
  recipe: 'M9',
  supersedes: ['E406'],
  check: ({ entities }: Comparison) =>
    kept(entities)
      .filter(({ base, head }) => base.discriminator !== undefined && head.discriminator !== undefined)
      .filter(({ base, head }) => base.discriminator?.value !== head.discriminator?.value)
      .map((entity) => changeOf(entity, entity.base.discriminator?.value, entity.head.discriminator?.value)),
}
