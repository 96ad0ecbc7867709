import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A312',
  finds: {
    'a longer text': {
      base: shop(),
      head: shop({ order: { attributes: { note: z.string().max(600).optional() } } }),
      gives: [['Order.note', 'string of up to 500 characters optional', 'string of up to 600 characters optional']],
    },
    null: {
      base: shop(),
      head: shop({ order: { attributes: { total: z.int().min(0).nullable() } } }),
      gives: [['Order.total', 'integer at least 0', 'integer at least 0 or null']],
    },
  },
  ignores: { 'a shorter text': [shop(), shop({ order: { attributes: { note: z.string().max(400).optional() } } })] },
} satisfies RuleCases
