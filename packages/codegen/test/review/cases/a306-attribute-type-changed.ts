import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A306',
  finds: {
    'text to an object': {
      base: shop(),
      head: shop({ order: { attributes: { note: z.object({ text: z.string() }).optional() } } }),
      gives: [['Order.note', 'string of up to 500 characters optional', 'object optional']],
    },
  },
  ignores: { 'the same type with another bound': [shop(), shop({ order: { attributes: { note: z.string().max(400).optional() } } })] },
} satisfies RuleCases
