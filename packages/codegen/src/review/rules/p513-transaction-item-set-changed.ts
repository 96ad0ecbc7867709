import type { TransactionModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A transaction has other steps. */
export const transactionItemSetChanged: ChangeRule = {
  id: 'P513',
  slug: 'transaction-item-set-changed',
  severity: 'dangerous',
  breaks: ['R', 'I'],
  title: 'A transaction has other steps',
  why: 'What happens together is another set of items; DynamoDB takes at most 100.',
  recipe: 'M0',
  check: ({ transactions }: Comparison) =>
    kept(transactions).flatMap((transaction) => {
      const [before, after] = [stepsText(transaction.base), stepsText(transaction.head)]
      if (before === after) return []
      return [changeOf(transaction, before, after, transaction.head.steps.length > LIMIT ? { severity: 'breaking' } : {})]
    }),
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const LIMIT = 100

function stepsText({ steps }: TransactionModel): string {
  return steps.map(({ action, entity }) => `${action === 'create' ? 'put' : action} ${entity}`).join(', ')
}
