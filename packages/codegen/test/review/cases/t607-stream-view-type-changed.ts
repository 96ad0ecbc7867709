import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'T607',
  finds: {
    'another view': {
      base: shop({ table: { stream: 'new-and-old-images' } }),
      head: shop({ table: { stream: 'keys-only' } }),
      gives: [['shop', 'new-and-old-images', 'keys-only']],
    },
    'no stream': { base: shop({ table: { stream: 'keys-only' } }), head: shop(), gives: [['shop', 'keys-only']] },
  },
  ignores: { 'a stream that is new': [shop(), shop({ table: { stream: 'keys-only' } })] },
} satisfies RuleCases
