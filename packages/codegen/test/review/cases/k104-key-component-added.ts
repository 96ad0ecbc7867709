import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

/** Without a pattern that names one item, which a wider key would break too. */
const plain = { key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER#' }, patterns: { byId: undefined } }

export default {
  rule: 'K104',
  finds: {
    'one more attribute in the sort key': {
      base: shop({ customer: plain }),
      head: shop({ customer: { ...plain, key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER#{email}' } } }),
      gives: [['Customer sort key', 'CUSTOMER#', 'CUSTOMER#{email}']],
    },
  },
  ignores: {
    'an attribute that moves from one part to the other': [
      shop({
        order: {
          key: { partition: 'CUSTOMER#{customerId}#{status}', sort: 'ORDER#{placedAt}#{orderId}' },
          patterns: { byCustomer: undefined },
        },
        collection: 'none',
      }),
      shop({
        order: {
          key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{status}#{placedAt}#{orderId}' },
          patterns: { byCustomer: undefined },
        },
        collection: 'none',
      }),
    ],
  },
} satisfies RuleCases
