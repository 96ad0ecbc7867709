import type { TransactionModel } from '@keyloom/core'
import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { inputsText, takes } from '../compare/question-text.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern is called otherwise. */
export const patternInputsChanged: ChangeRule = {
  id: 'P504',
  slug: 'pattern-inputs-changed',
  severity: 'breaking',
  breaks: ['T'],
  title: 'An access pattern is called otherwise',
  why: 'Code that calls it does not compile any more. Give the new one a new name, and keep the old one until nobody calls it.',
  recipe: 'M0',
  check: ({ questions, transactions }: Comparison) => [
    ...kept(questions).flatMap((question) => {
      const [before, after] = [inputsText(question.base), inputsText(question.head)]
      return takes(question.base, question.head) ? [] : [changeOf(question, before, after)]
    }),
    ...kept(transactions)
      .filter(({ base, head }) => !isSame(base.input, head.input))
      .map((transaction) => changeOf(transaction, names(transaction.base), names(transaction.head))),
  ],
}

function names({ input }: TransactionModel): string {
  return input.map(({ name }) => name).join(', ')
}
