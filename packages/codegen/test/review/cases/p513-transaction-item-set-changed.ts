import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

const transaction = (steps: object, name = 'steps') =>
  changed(shop(), (model) => {
    model.transactions = [
      {
        kind: 'transaction',
        name: 'pay',
        table: 'shop',
        input: [{ name: 'orderId', entity: 'Order', attribute: 'orderId' }],
        [name]: steps,
      } as never,
    ]
  })
const pay = { name: 'pay', action: 'update', entity: 'Order', key: { orderId: { input: 'orderId' } }, set: { status: 'paid' } }
const guarded = { ...pay, if: { status: 'open' } }
const check = { name: 'known', action: 'check', entity: 'Customer' }

export default {
  rule: 'P513',
  finds: {
    'a step more': {
      base: transaction([pay]),
      head: transaction([pay, check]),
      gives: [['pay', 'update Order', 'update Order, check Customer']],
    },
  },
  ignores: { 'another condition': [transaction([pay]), transaction([guarded])] },
} satisfies RuleCases
