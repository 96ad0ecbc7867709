import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'T604',
  finds: { 'no time of expiry': { base: shop({ table: { ttl: 'expiresAt' } }), head: shop(), gives: [['shop', 'expiresAt']] } },
  ignores: { 'one that is new': [shop(), shop({ table: { ttl: 'expiresAt' } })] },
} satisfies RuleCases
