import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const openOnly = { indexes: { gsi2: { when: { status: 'open' }, partition: 'STATUS#{status}', sort: '{number:pad(6)}' } } }

export default {
  rule: 'G213',
  finds: {
    'orders that nothing reads there': {
      base: shop({ order: { patterns: { byStatus: undefined } } }),
      head: shop({ order: { patterns: { byStatus: undefined }, indexes: { gsi2: undefined } } }),
      gives: [['Order in gsi2', 'all items']],
      severity: 'dangerous',
    },
    'orders of one status only, which are read there': {
      base: shop(),
      head: shop({ order: { ...openOnly, patterns: { byStatus: { by: ['number'], where: { status: 'open' }, index: 'gsi2' } } } }),
      gives: [['Order in gsi2', 'without condition', 'where status "open"']],
      beside: ['P504', 'P506', 'G211'],
    },
  },
  ignores: {
    'a whole index that is gone': [
      shop({ order: { patterns: { byStatus: undefined } } }),
      shop({ table: { indexes: { gsi2: undefined } }, order: { patterns: { byStatus: undefined }, indexes: { gsi2: undefined } } }),
    ],
  },
} satisfies RuleCases
