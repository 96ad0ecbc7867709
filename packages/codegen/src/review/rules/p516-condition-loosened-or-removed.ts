import type { TransactionStep } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A transaction asks for less. */
export const conditionLoosenedOrRemoved: ChangeRule = {
  id: 'P516',
  slug: 'condition-loosened-or-removed',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'A transaction asks for less',
  why: 'Writes that the condition kept apart overwrite each other.',
  recipe: 'M0',
  check: ({ transactions }: Comparison) =>
    kept(transactions).flatMap((transaction) =>
      transaction.base.steps.flatMap((before) => {
        const after = transaction.head.steps.find(({ name }) => name === before.name)
        if (after === undefined || conditions(before).every((one) => conditions(after).includes(one))) return []
        const place = { ...transaction, target: `${transaction.target}.${before.name}`, path: [...transaction.path, 'steps', before.name] }
        return [changeOf(place, text(before), text(after))]
      }),
    ),
}

/** What a step asks of the item, one by one. */
function conditions({ action, if: guard = {} }: TransactionStep): string[] {
  return [...(action === 'create' ? ['absent'] : []), ...Object.entries(guard).map((entry) => JSON.stringify(entry))]
}

function text(step: TransactionStep): string {
  return conditions(step).join(', ') || 'no condition'
}
