import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { keyTokens, leadingText, partText } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** An entity is gone. */
export const entityRemoved: ChangeRule = {
  id: 'E403',
  slug: 'entity-removed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An entity is gone',
  why: 'Its items remain: nobody reads them, and they are billed and stay in item collections.',
  recipe: 'M7',
  supersedes: ['P503'],
  check: ({ entities, head }: Comparison) =>
    removed(entities).map((entity) => {
      const { discriminator, key } = entity.base
      const value = discriminator?.value ?? entity.base.name
      const isRemembered = head.tables.some(({ tombstones }) => tombstones?.discriminators?.includes(value) === true)
      const prefix = leadingText(keyTokens(key.partition, entity.base, (name) => name))
      const note = `Declare \`tombstones: { discriminators: ['${value}']${prefix === '' ? '' : `, prefixes: ['${prefix}']`} }\` on the table.`
      return changeOf(entity, `${partText(key.partition)}`, undefined, isRemembered ? {} : { note })
    }),
}
