import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'E405',
  finds: {
    'another attribute': {
      base: shop(),
      head: shop({ table: { discriminator: 'type' } }),
      gives: [['shop', '_type', 'type']],
    },
  },
  ignores: { 'another value': [shop(), shop({ order: { discriminator: 'order' } })] },
} satisfies RuleCases
