import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const customer = (email: unknown, sparse: boolean) => ({
  customer: { attributes: { email }, indexes: { gsi2: { ...(sparse && { sparse }), partition: 'EMAIL#{email}', sort: 'CUSTOMER' } } },
})

export default {
  rule: 'G214',
  finds: {
    'customers without an address': {
      base: shop(customer(z.email(), false)),
      head: shop(customer(z.email().optional(), true)),
      gives: [['Customer in gsi2', 'email always', 'email optional']],
    },
  },
  ignores: { 'an optional attribute in no key': [shop(), shop({ customer: { attributes: { email: z.email().optional() } } })] },
} satisfies RuleCases
