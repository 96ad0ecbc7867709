import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A301',
  finds: {
    'an attribute': {
      base: shop(),
      head: shop({ order: { attributes: { coupon: z.string().optional() } } }),
      gives: [['Order.coupon', undefined, 'string optional']],
    },
    'a property': {
      base: shop(),
      head: shop({
        order: { attributes: { address: z.object({ city: z.string(), zip: z.string().optional(), floor: z.int().optional() }) } },
      }),
      gives: [['Order.address.floor', undefined, 'integer optional']],
    },
  },
  ignores: { 'a required attribute': [shop(), shop({ order: { attributes: { coupon: z.string() } } })] },
} satisfies RuleCases
