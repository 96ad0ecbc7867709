import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const openOnly = {
  indexes: { gsi2: { when: { status: 'open' }, partition: 'STATUS#{status}', sort: '{number:pad(6)}' } },
  patterns: { byStatus: undefined },
}
const three = { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } }

export default {
  rule: 'G212',
  finds: {
    'customers in gsi2 too': {
      base: shop(),
      head: shop({ customer: { indexes: { gsi2: { partition: 'EMAIL#{email}', sort: 'CUSTOMER' } } } }),
      gives: [['Customer in gsi2', undefined, 'EMAIL#{email} / CUSTOMER']],
    },
    'orders of every status': {
      base: shop({ order: openOnly }),
      head: shop({ order: { patterns: { byStatus: undefined } } }),
      gives: [['Order in gsi2', 'where status "open"', 'without that condition']],
    },
  },
  ignores: {
    'an index that is new': [
      shop(),
      shop({ table: three, customer: { indexes: { gsi3: { partition: 'EMAIL#{email}', sort: 'CUSTOMER' } } } }),
    ],
  },
} satisfies RuleCases
