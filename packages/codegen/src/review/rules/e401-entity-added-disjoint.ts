import type { EntityModel } from '@keyloom/core'
import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partText } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** An entity is new. */
export const entityAddedDisjoint: ChangeRule = {
  id: 'E401',
  slug: 'entity-added-disjoint',
  severity: 'safe',
  breaks: [],
  title: 'An entity is new',
  why: 'Proven: no access pattern of the old schema reads its items, and no key of another entity is one of its.',
  recipe: 'M0',
  check: ({ entities }: Comparison) => added(entities).map((entity) => changeOf(entity, undefined, keyText(entity.head))),
}

function keyText({ key }: EntityModel): string {
  return [key.partition, key.sort].flatMap((part) => (part === undefined ? [] : [partText(part)])).join(' / ')
}
