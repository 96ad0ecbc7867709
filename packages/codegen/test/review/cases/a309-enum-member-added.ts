import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A309',
  finds: {
    'a status more': {
      base: shop(),
      head: shop({ order: { attributes: { status: z.enum(['open', 'paid', 'shipped', 'lost']) } } }),
      gives: [['Order.status', '"open" | "paid" | "shipped"', '"open" | "paid" | "shipped" | "lost"']],
    },
  },
  ignores: { 'a status less': [shop(), shop({ order: { attributes: { status: z.enum(['open', 'paid']) } } })] },
} satisfies RuleCases
