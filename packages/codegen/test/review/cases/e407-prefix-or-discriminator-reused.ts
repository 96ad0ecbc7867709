import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const invoice = {
  attributes: { customerId: z.uuid(), invoiceId: z.ulid() },
  key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
}

export default {
  rule: 'E407',
  finds: {
    'a discriminator value': {
      base: shop({ table: { tombstones: { discriminators: ['Invoice'] } } }),
      head: shop({ table: { tombstones: { discriminators: ['Invoice'] } }, more: { Invoice: invoice } }),
      gives: [['Invoice', undefined, 'Invoice']],
    },
    'a prefix, although its tombstone is removed with it': {
      base: shop({ table: { tombstones: { prefixes: ['INVOICE#'] } } }),
      head: shop({ more: { Bill: invoice } }),
      gives: [['Bill', undefined, 'INVOICE#']],
    },
  },
  ignores: {
    'another prefix': [
      shop({ table: { tombstones: { prefixes: ['BILL#'] } } }),
      shop({ table: { tombstones: { prefixes: ['BILL#'] } }, more: { Invoice: invoice } }),
    ],
  },
} satisfies RuleCases
