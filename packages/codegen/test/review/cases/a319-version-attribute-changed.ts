import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A319',
  finds: {
    'locking that is new': {
      base: shop(),
      head: shop({ order: { version: true } }),
      gives: [['Order', undefined, 'version']],
    },
    'locking by another attribute': {
      base: shop({ order: { version: true } }),
      head: shop({ order: { version: { attribute: 'revision' } } }),
      gives: [['Order', 'version', 'revision']],
    },
  },
  ignores: { timestamps: [shop(), shop({ order: { timestamps: true } })] },
} satisfies RuleCases
