import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P508',
  finds: {
    'a get': {
      base: shop({ customer: { patterns: { byId: { by: ['customerId'], one: true, consistent: true } } } }),
      head: shop(),
      gives: [['Customer.byId', 'strongly consistent', 'eventually consistent']],
    },
  },
  ignores: { 'the reverse': [shop(), shop({ customer: { patterns: { byId: { by: ['customerId'], one: true, consistent: true } } } })] },
} satisfies RuleCases
