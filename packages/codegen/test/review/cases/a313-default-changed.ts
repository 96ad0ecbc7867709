import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A313',
  finds: {
    'another number': {
      base: shop({ order: { attributes: { retries: z.int().default(0) } } }),
      head: shop({ order: { attributes: { retries: z.int().default(3) } } }),
      gives: [['Order.retries', '0', '3']],
    },
    'a default in the place of nothing': {
      base: shop(),
      head: shop({ order: { attributes: { note: z.string().max(500).default('') } } }),
      gives: [['Order.note', 'no default', '""']],
    },
  },
  ignores: { 'an attribute that is new': [shop(), shop({ order: { attributes: { retries: z.int().default(0) } } })] },
} satisfies RuleCases
