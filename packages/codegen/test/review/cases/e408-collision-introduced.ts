import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'E408',
  finds: {
    'an entity with the key of another': {
      base: shop(),
      head: shop({
        more: { Buyer: { attributes: { customerId: z.uuid() }, key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' } } },
      }),
      gives: [['Buyer', undefined, 'meets Customer']],
    },
  },
  ignores: {
    'an entity that says so': [
      shop(),
      shop({
        more: {
          Buyer: {
            attributes: { customerId: z.uuid() },
            key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
            sharesKeyWith: ['Customer'],
          },
        },
      }),
    ],
  },
} satisfies RuleCases
