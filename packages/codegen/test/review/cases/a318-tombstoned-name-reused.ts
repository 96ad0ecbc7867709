import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A318',
  finds: {
    'a name that was removed before': {
      base: shop({ order: { tombstones: ['coupon'] } }),
      head: shop({ order: { tombstones: ['coupon'], attributes: { coupon: z.string().optional() } } }),
      gives: [['Order.coupon', undefined, 'coupon']],
    },
  },
  ignores: {
    'another name': [
      shop({ order: { tombstones: ['coupon'] } }),
      shop({ order: { tombstones: ['coupon'], attributes: { voucher: z.string().optional() } } }),
    ],
  },
} satisfies RuleCases
