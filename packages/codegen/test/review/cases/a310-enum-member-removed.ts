import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A310',
  finds: {
    'a status less': {
      base: shop(),
      head: shop({ order: { attributes: { status: z.enum(['open', 'paid']) } } }),
      gives: [['Order.status', '"open" | "paid" | "shipped"', '"open" | "paid"']],
    },
  },
  ignores: { 'a status more': [shop(), shop({ order: { attributes: { status: z.enum(['open', 'paid', 'shipped', 'lost']) } } })] },
} satisfies RuleCases
