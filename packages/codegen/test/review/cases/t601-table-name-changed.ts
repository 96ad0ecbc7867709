import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'T601',
  finds: { 'shop to store': { base: shop(), head: shop({ tableName: 'store' }), gives: [['store', 'shop', 'store']] } },
  ignores: { 'another stream': [shop(), shop({ table: { stream: 'keys-only' } })] },
} satisfies RuleCases
