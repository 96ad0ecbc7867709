import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'T603',
  finds: {
    'another attribute': {
      base: shop({ table: { ttl: 'expiresAt' } }),
      head: shop({ table: { ttl: 'diesAt' } }),
      gives: [['shop', 'expiresAt', 'diesAt']],
    },
  },
  ignores: { none: [shop({ table: { ttl: 'expiresAt' } }), shop()] },
} satisfies RuleCases
