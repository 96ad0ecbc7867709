import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P515',
  finds: {
    'an address': {
      base: shop({ customer: { unique: { email: ['email'] } } }),
      head: shop(),
      gives: [['Customer.email', 'email']],
    },
  },
  ignores: { 'one that is new': [shop(), shop({ customer: { unique: { email: ['email'] } } })] },
} satisfies RuleCases
