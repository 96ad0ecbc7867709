import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const provisioned = {
  capacity: { mode: 'provisioned', read: { min: 5, max: 50, target: 70 }, write: { min: 5, max: 50, target: 70 } },
}

export default {
  rule: 'T605',
  finds: { provisioned: { base: shop(), head: shop({ table: provisioned }), gives: [['shop', 'on-demand', 'provisioned']] } },
  ignores: {
    'another bound': [
      shop({ table: provisioned }),
      shop({ table: { capacity: { ...provisioned.capacity, read: { min: 10, max: 50, target: 70 } } } }),
    ],
  },
} satisfies RuleCases
