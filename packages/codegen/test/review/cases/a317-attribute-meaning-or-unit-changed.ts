import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A317',
  finds: {
    'cents to euros': {
      base: shop({ order: { attributes: { total: z.int().min(0).meta({ unit: 'cents' }) } } }),
      head: shop({ order: { attributes: { total: z.int().min(0).meta({ unit: 'euros' }) } } }),
      gives: [['Order.total', 'cents', 'euros']],
    },
  },
  ignores: {
    'a unit that is said for the first time': [shop(), shop({ order: { attributes: { total: z.int().min(0).meta({ unit: 'cents' }) } } })],
  },
} satisfies RuleCases
