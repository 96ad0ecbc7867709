import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A314',
  finds: {
    'a set that was a list': {
      base: shop(),
      head: shop({ order: { attributes: { tags: z.set(z.string().max(20)).max(10) } } }),
      gives: [['Order.tags', 'array of string of up to 20 characters up to 10', 'set of string of up to 20 characters up to 10']],
    },
    'text that was a number': {
      base: shop(),
      head: shop({ order: { attributes: { total: z.string() } } }),
      gives: [['Order.total', 'integer at least 0', 'string']],
    },
  },
  ignores: { 'a list of other texts': [shop(), shop({ order: { attributes: { tags: z.array(z.string().max(10)).max(10) } } })] },
} satisfies RuleCases
