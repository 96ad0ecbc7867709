import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The discriminator of a table is another attribute. */
export const discriminatorAttributeRenamed: ChangeRule = {
  id: 'E405',
  slug: 'discriminator-attribute-renamed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'The discriminator of a table is another attribute',
  why: 'Stored items have the old one: readers do not know of what entity they are.',
  recipe: 'M9',
  supersedes: ['G206'],
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.discriminator !== head.discriminator)
      .map((table) => changeOf(table, table.base.discriminator ?? 'none', table.head.discriminator ?? 'none')),
}
