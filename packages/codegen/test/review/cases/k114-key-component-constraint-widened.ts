import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K114',
  finds: {
    'an id of any form': {
      base: shop(),
      head: shop({ order: { attributes: { orderId: z.string().min(1) } } }),
      gives: [['Order.orderId', 'ulid', 'string of at least 1 characters']],
    },
  },
  ignores: { 'an attribute in no key': [shop(), shop({ order: { attributes: { note: z.string().max(5000).optional() } } })] },
} satisfies RuleCases
