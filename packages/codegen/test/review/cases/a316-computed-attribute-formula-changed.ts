import type { Model } from '@keyloom/core'
import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

function computed(attribute: string, from: string[], by: string): Model {
  return changed(shop(), ({ entities: [, order] }) => {
    const model = order!.attributes.find(({ name }) => name === attribute)!
    Object.assign(model, { implied: 'computed', computed: { from, code: { name: by, module: './computed.ts' } } })
  })
}

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
    'an attribute that is computed of others': {
      base: computed('note', ['total'], 'inCents'),
      head: computed('note', ['total', 'status'], 'inCents'),
      gives: [['Order.note', 'computed of total by inCents', 'computed of total, status by inCents']],
    },
    'an attribute that callers gave': {
      base: changed(shop(), () => {}),
      head: computed('note', ['total'], 'inCents'),
      gives: [['Order.note', 'given by callers', 'computed of total by inCents']],
    },
    'an attribute that a key is made of': {
      base: computed('status', ['total'], 'first'),
      head: computed('status', ['total'], 'second'),
      gives: [['Order.status', 'computed of total by first', 'computed of total by second']],
      severity: 'breaking',
    },
  },
  ignores: { 'another default': [shop(), shop({ order: { attributes: { total: z.int().min(0).default(0) } } })] },
} satisfies RuleCases
