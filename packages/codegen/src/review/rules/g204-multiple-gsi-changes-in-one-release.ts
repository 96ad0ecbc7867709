import type { IndexModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { isSameIndex } from '../compare/index-text.js'
import type { ChangeRule } from '../rule.js'

/** More than one global index is created or deleted at once. */
export const multipleGsiChangesInOneRelease: ChangeRule = {
  id: 'G204',
  slug: 'multiple-gsi-changes-in-one-release',
  severity: 'breaking',
  breaks: ['I'],
  title: 'More than one global index is created or deleted at once',
  why: 'DynamoDB and CloudFormation refuse it: one index creation or deletion for each update of a table.',
  recipe: 'M0',
  check: ({ tables, indexes }: Comparison) =>
    kept(tables).flatMap((table) => {
      const global = indexes.filter(({ about, base, head }) => about.table === table.head.name && (head ?? base)?.kind === 'global')
      const isRenamed = (index: IndexModel) => global.some(({ base, head }) => isTwin(index, base, head) || isTwin(index, head, base))
      const changes = global.filter(({ base, head }) => (base === undefined) !== (head === undefined) && !isRenamed((head ?? base)!))
      if (changes.length < 2) return []
      const names = (given: 'base' | 'head') => changes.flatMap((index) => index[given]?.name ?? []).join(', ') || undefined
      return [
        changeOf(table, names('base'), names('head'), { note: 'The rollout has each of them as a step of its own: make each a release.' }),
      ]
    }),
}

/** Rule G207 speaks of an index that only has another name. */
function isTwin(index: IndexModel, one: IndexModel | undefined, other: IndexModel | undefined): boolean {
  return one !== undefined && other === undefined && one.name !== index.name && isSameIndex(one, index)
}
