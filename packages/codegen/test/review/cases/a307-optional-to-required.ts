import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A307',
  finds: {
    'a note that every order has': {
      base: shop(),
      head: shop({ order: { attributes: { note: z.string().max(500) } } }),
      gives: [['Order.note', 'optional', 'required']],
    },
  },
  ignores: { 'one with a default': [shop(), shop({ order: { attributes: { note: z.string().max(500).default('') } } })] },
} satisfies RuleCases
