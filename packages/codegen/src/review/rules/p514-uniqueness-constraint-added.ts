import type { UniqueModel } from '@keyloom/core'
import { changeOf, isSame } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partText } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** Values are unique now, or unique in another way. */
export const uniquenessConstraintAdded: ChangeRule = {
  id: 'P514',
  slug: 'uniqueness-constraint-added',
  severity: 'breaking',
  breaks: ['R'],
  title: 'Values are unique now, or unique in another way',
  why: 'Stored items have no markers: duplicates among them stay, and values that are taken look free.',
  recipe: 'M2',
  check: ({ uniques }: Comparison) =>
    uniques
      .filter(({ base, head }) => head !== undefined && !(base !== undefined && isSame(base.key, head.key)))
      .map((unique) =>
        changeOf(unique, unique.base && keyText(unique.base), unique.head && keyText(unique.head), {
          note: 'Write the markers of stored items first, and report duplicates.',
        }),
      ),
}

function keyText({ key }: UniqueModel): string {
  return partText(key.partition)
}
