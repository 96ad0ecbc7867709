import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'T602',
  finds: { 'a time of expiry': { base: shop(), head: shop({ table: { ttl: 'expiresAt' } }), gives: [['shop', undefined, 'expiresAt']] } },
  ignores: { 'another attribute': [shop({ table: { ttl: 'expiresAt' } }), shop({ table: { ttl: 'diesAt' } })] },
} satisfies RuleCases
