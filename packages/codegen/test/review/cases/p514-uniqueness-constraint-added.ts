import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P514',
  finds: {
    'an address that one customer has': {
      base: shop(),
      head: shop({ customer: { unique: { email: ['email'] } } }),
      gives: [['Customer.email', undefined, 'UNIQUE#Customer#email#{email}']],
    },
    'a name in addition': {
      base: shop({ customer: { unique: { email: ['email'] } } }),
      head: shop({ customer: { unique: { email: ['email', 'name'] } } }),
      gives: [['Customer.email', 'UNIQUE#Customer#email#{email}', 'UNIQUE#Customer#email#{email}#{name}']],
    },
  },
  ignores: { 'one that is gone': [shop({ customer: { unique: { email: ['email'] } } }), shop()] },
} satisfies RuleCases
