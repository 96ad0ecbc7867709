import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'E404',
  finds: {
    'another value': {
      base: shop(),
      head: shop({ order: { discriminator: 'order' } }),
      gives: [['Order', 'Order', 'order']],
    },
    'another name without the old value': {
      base: shop(),
      head: shop({ orderName: 'Sale', order: { renamedFrom: 'Order' } }),
      gives: [['Sale', 'Order', 'Sale']],
      beside: ['P505'],
    },
  },
  ignores: {
    'another name with the old value': [shop(), shop({ orderName: 'Sale', order: { renamedFrom: 'Order', discriminator: 'Order' } })],
  },
} satisfies RuleCases
