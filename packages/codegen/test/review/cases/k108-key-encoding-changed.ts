import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const natural = { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number}' } }, patterns: { byStatus: { by: ['status'] } } }

export default {
  rule: 'K108',
  finds: {
    'a bound of the type that changes the width': {
      base: shop({ order: natural }),
      head: shop({ order: { ...natural, attributes: { number: z.int().min(0).max(99_999_999) } } }),
      gives: [['Order gsi2 sort key', '{number}', '{number}']],
    },
    'descending where it was ascending': {
      base: shop({ order: natural }),
      head: shop({ order: { ...natural, indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number:desc}' } } } }),
      gives: [['Order gsi2 sort key', '{number}', '{number:desc}']],
    },
  },
  ignores: {
    'a width that is asked for': [
      shop(),
      shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number:pad(8)}' } } } }),
    ],
  },
} satisfies RuleCases
