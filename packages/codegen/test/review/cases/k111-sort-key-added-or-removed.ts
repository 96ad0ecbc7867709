import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

/** Nothing is read by a key that would be gone. */
const bare = { order: { patterns: { byCustomer: undefined } }, customer: { patterns: { byId: undefined } } }

export default {
  rule: 'K111',
  finds: {
    'a table that loses it': {
      base: changed(shop(bare), () => {}),
      head: changed(shop(bare), ({ tables: [table], entities }) => {
        table!.key.sort = []
        for (const entity of entities) delete entity.key.sort
      }),
      gives: [['shop', 'pk, sk', 'pk']],
    },
  },
  ignores: {
    'another type of it': [
      shop(),
      changed(shop(), ({ tables: [table] }) => {
        table!.key.sort[0]!.type = 'number'
      }),
    ],
  },
} satisfies RuleCases
