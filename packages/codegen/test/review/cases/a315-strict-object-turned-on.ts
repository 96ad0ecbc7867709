import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A315',
  finds: {
    'a strict address': {
      base: shop(),
      head: shop({ order: { attributes: { address: z.strictObject({ city: z.string(), zip: z.string().optional() }) } } }),
      gives: [['Order.address', 'object', 'strict object']],
    },
  },
  ignores: { 'a property less': [shop(), shop({ order: { attributes: { address: z.object({ city: z.string() }) } } })] },
} satisfies RuleCases
