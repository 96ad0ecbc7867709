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

export default {
  rule: 'P516',
  finds: {
    'a condition': {
      base: transaction([guarded]),
      head: transaction([pay]),
      gives: [['pay.pay', '["status","open"]', 'no condition']],
    },
    'a create that is a put': {
      base: transaction([{ ...pay, action: 'create' }]),
      head: transaction([{ ...pay, action: 'put' }]),
      gives: [['pay.pay', 'absent', 'no condition']],
    },
  },
  ignores: { 'a condition that is new': [transaction([pay]), transaction([guarded])] },
} satisfies RuleCases
