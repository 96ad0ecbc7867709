import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P502',
  finds: {
    'a pattern with its index': {
      base: shop(),
      head: shop({
        table: { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } },
        order: { indexes: { gsi3: { partition: 'NUMBER#{number}', sort: 'ORDER' } }, patterns: { byNumber: { by: ['number'] } } },
      }),
      gives: [['Order.byNumber', undefined, 'gsi3']],
    },
    'a pattern that joins an index': {
      base: shop(),
      head: shop({
        customer: { indexes: { gsi2: { partition: 'EMAIL#{email}', sort: 'CUSTOMER' } }, patterns: { byEmail: { by: ['email'] } } },
      }),
      gives: [['Customer.byEmail', undefined, 'gsi2']],
    },
  },
  ignores: { 'an index that is there': [shop(), shop({ order: { patterns: { allByStatus: { by: ['status'] } } } })] },
} satisfies RuleCases
