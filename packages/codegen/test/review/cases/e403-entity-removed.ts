import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const invoice = {
  attributes: { customerId: z.uuid(), invoiceId: z.ulid() },
  key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
}

export default {
  rule: 'E403',
  finds: {
    'an entity with its pattern': {
      base: shop({ more: { Invoice: { ...invoice, patterns: { byId: { by: ['invoiceId'], one: true } } } } }),
      head: shop(),
      gives: [['Invoice', 'INVOICE#{invoiceId}']],
    },
  },
  ignores: { 'an entity of another name': [shop(), shop({ orderName: 'Sale', order: { renamedFrom: 'Order', discriminator: 'Order' } })] },
} satisfies RuleCases
