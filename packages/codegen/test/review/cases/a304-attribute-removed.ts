import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A304',
  finds: {
    'an attribute': {
      base: shop(),
      head: shop({ order: { attributes: { note: undefined } } }),
      gives: [['Order.note', 'string of up to 500 characters optional']],
    },
    'a property, whose name is not remembered': {
      base: shop(),
      head: shop({ order: { attributes: { address: z.object({ city: z.string() }) } } }),
      gives: [['Order.address.zip', 'string optional']],
    },
    'an attribute that no result has any more': {
      base: shop(),
      head: shop({ order: { hidden: ['note'] } }),
      gives: [['Order.note', 'returned', 'hidden']],
    },
    'an attribute that no update has any more': {
      base: shop(),
      head: shop({ order: { readOnly: ['note'] } }),
      gives: [['Order.note', 'changed by updates', 'read-only']],
    },
  },
  ignores: {
    'one that has another name now': [
      shop(),
      shop({ order: { attributes: { note: undefined, remark: z.string().max(500).optional().meta({ renamedFrom: 'note' }) } } }),
    ],
    'one that is shown and changed again': [shop({ order: { hidden: ['note'], readOnly: ['tags'] } }), shop()],
  },
} satisfies RuleCases
