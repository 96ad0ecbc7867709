import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

export default {
  rule: 'A316',
  finds: {
    'orders that are counted now': {
      base: changed(shop(), () => {}),
      head: changed(shop(), ({ entities: [, order] }) => {
        order!.countedIn = [{ parent: 'Customer', counter: 'orders', key: { customerId: 'customerId' } }]
      }),
      gives: [['Order', 'nothing', 'Customer.orders by customerId']],
    },
    'an attribute that is a copy now': {
      base: changed(shop(), () => {}),
      head: changed(shop(), ({ entities: [, order] }) => {
        order!.copies = [{ owner: 'Customer', attributes: { note: 'name' }, version: 'total', key: { customerId: 'customerId' } }]
      }),
      gives: [['Order', 'nothing', 'note from Customer.name']],
    },
  },
  ignores: { 'another default': [shop(), shop({ order: { attributes: { total: z.int().min(0).default(0) } } })] },
} satisfies RuleCases
