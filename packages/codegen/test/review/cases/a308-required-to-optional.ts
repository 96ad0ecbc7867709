import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A308',
  finds: {
    'a total that may be absent': {
      base: shop(),
      head: shop({ order: { attributes: { total: z.int().min(0).optional() } } }),
      gives: [['Order.total', 'required', 'optional']],
    },
  },
  ignores: { 'an optional attribute that is required': [shop(), shop({ order: { attributes: { note: z.string().max(500) } } })] },
} satisfies RuleCases
