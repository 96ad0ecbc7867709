import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { numberAsString } from './l731-number-as-string-for-arithmetic.js'

const item = (attributes: Record<string, z.ZodType>) =>
  designOf({
    more: {
      Item: {
        attributes: { itemId: z.ulid(), ...attributes },
        key: { partition: 'ITEM#{itemId}', sort: 'ITEM' },
        patterns: { byKey: { by: ['itemId'], one: true } },
      },
    },
  })

testRule(numberAsString, {
  positive: {
    'a count as text': [
      item({ itemCount: z.string().max(10) }),
      'warn entities.Item.attributes.itemCount: `itemCount` of `Item` is text, and looks like a number that is added to.',
    ],
    'a count of digits': [
      item({ quantity: z.string().regex(/^\d+$/) }),
      'warn entities.Item.attributes.quantity: `quantity` of `Item` is text, and looks like a number that is added to.',
    ],
    'text that a transaction adds to': [
      mutated(item({ coins: z.string().max(10) }), {
        transactions: [
          {
            kind: 'transaction',
            name: 'earn',
            table: 'shop',
            input: [],
            steps: [{ name: 'add', action: 'update', entity: 'Item', key: {}, add: { coins: 1 } }],
          },
        ],
      }),
      'warn entities.Item.attributes.coins: `coins` of `Item` is text, and looks like a number that is added to.',
    ],
  },
  negative: {
    'a number': item({ itemCount: z.int().min(0) }),
    'a word that only sounds so': item({ account: z.string().max(10) }),
    'a count that is no number': item({ quantity: z.string().regex(/^(few|many)$/) }),
  },
})
