import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const keysOnly = (hydrate: boolean) => ({
  table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: 'keys' } } },
  order: { patterns: { byStatus: { by: ['status'], range: 'number', ...(hydrate && { hydrate }) } } },
})

const withOrder = (order: object) => ({ ...keysOnly(false), order: { ...keysOnly(false).order, ...order } })

export default {
  rule: 'P511',
  finds: {
    'items that are not read again': {
      base: shop(keysOnly(true)),
      head: shop(keysOnly(false)),
      gives: [['Order.byStatus', 'whole items', 'without total, note, address, tags']],
    },
  },
  ignores: {
    'items that are': [shop(keysOnly(false)), shop(keysOnly(true))],
    'an attribute that nobody knew yet': [shop(keysOnly(false)), shop(withOrder({ attributes: { coupon: z.string().optional() } }))],
  },
} satisfies RuleCases
