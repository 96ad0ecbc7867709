import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A302',
  finds: {
    'a number that is 0 where it is absent': {
      base: shop(),
      head: shop({ order: { attributes: { retries: z.int().default(0) } } }),
      gives: [['Order.retries', undefined, 'integer default 0']],
    },
  },
  ignores: { 'one without a default': [shop(), shop({ order: { attributes: { retries: z.int() } } })] },
} satisfies RuleCases
