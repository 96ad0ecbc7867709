import type { TableModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A table is less protected against being lost. */
export const protectionOff: ChangeRule = {
  id: 'T608',
  slug: 'deletion-protection-or-pitr-off',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A table is less protected against being lost',
  why: 'It can be deleted, or cannot be restored: say so on purpose, by accepting this change.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables).flatMap((table) => {
      const [before, after] = [guards(table.base), guards(table.head)]
      const lost = before.filter((guard) => !after.includes(guard))
      return lost.length === 0 ? [] : [changeOf(table, lost.join(', '))]
    }),
}

/** What keeps the items of a table from being lost. */
function guards({ deployment = {} }: TableModel): string[] {
  const { deletionProtection, pointInTimeRecovery, onRemoval } = deployment
  return [
    ...(deletionProtection !== false ? ['deletion protection'] : []),
    ...(pointInTimeRecovery !== false ? ['point-in-time recovery'] : []),
    ...(onRemoval !== 'destroy' ? ['retained on removal'] : []),
  ]
}
