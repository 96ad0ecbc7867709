import type { EntityModel } from '@keyloom/core'
import { changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { keyTokens, leadingText } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** An entity takes what a removed one had. */
export const prefixOrDiscriminatorReused: ChangeRule = {
  id: 'E407',
  slug: 'prefix-or-discriminator-reused',
  severity: 'breaking',
  breaks: ['R'],
  title: 'An entity takes what a removed one had',
  why: 'Items of the removed entity that are still stored appear as items of the new one.',
  recipe: 'M3',
  supersedes: ['E401', 'E402', 'K101', 'E404'],
  check: (comparison: Comparison) =>
    comparison.entities.flatMap((entity) => {
      const after = entity.head && reused(entity.head, comparison)
      const before = entity.base && reused(entity.base, comparison)
      return after === undefined || after === before ? [] : [changeOf(entity, undefined, after)]
    }),
}

/** The tombstone that an entity stands on. */
function reused(entity: EntityModel, { base, head }: Comparison): string | undefined {
  const graves = [base, head]
    .flatMap(({ tables }) => tables.filter(({ name }) => name === entity.table))
    .map(({ tombstones }) => tombstones)
  const value = graves.flatMap((one) => one?.discriminators ?? []).find((one) => one === entity.discriminator?.value)
  const start = leadingText(keyTokens(entity.key.partition, entity, (name) => name))
  return value ?? graves.flatMap((one) => one?.prefixes ?? []).find((prefix) => start.startsWith(prefix))
}
