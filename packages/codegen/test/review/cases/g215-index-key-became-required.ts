import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const customer = (email: unknown, sparse: boolean) => ({
  customer: { attributes: { email }, indexes: { gsi2: { ...(sparse && { sparse }), partition: 'EMAIL#{email}', sort: 'CUSTOMER' } } },
})

export default {
  rule: 'G215',
  finds: {
    'customers that all have an address': {
      base: shop(customer(z.email().optional(), true)),
      head: shop(customer(z.email(), false)),
      gives: [['Customer in gsi2', 'email optional', 'email always']],
    },
  },
  ignores: { 'a required attribute in no key': [shop({ customer: { attributes: { email: z.email().optional() } } }), shop()] },
} satisfies RuleCases
