import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A303',
  finds: {
    'an attribute': {
      base: shop(),
      head: shop({ order: { attributes: { currency: z.enum(['EUR', 'USD']) } } }),
      gives: [['Order.currency', undefined, '"EUR" | "USD"']],
    },
    'a property': {
      base: shop(),
      head: shop({ order: { attributes: { address: z.object({ city: z.string(), zip: z.string().optional(), country: z.string() }) } } }),
      gives: [['Order.address.country', undefined, 'string']],
    },
  },
  ignores: { 'an optional one': [shop(), shop({ order: { attributes: { currency: z.string().optional() } } })] },
} satisfies RuleCases
