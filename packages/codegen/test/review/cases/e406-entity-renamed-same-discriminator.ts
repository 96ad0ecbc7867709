import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'E406',
  finds: {
    'Order to Sale': {
      base: shop(),
      head: shop({ orderName: 'Sale', order: { renamedFrom: 'Order', discriminator: 'Order' } }),
      gives: [['Sale', 'Order', 'Sale']],
    },
  },
  ignores: { 'one that takes another value with it': [shop(), shop({ orderName: 'Sale', order: { renamedFrom: 'Order' } })] },
} satisfies RuleCases
