import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

export default {
  rule: 'K109',
  finds: {
    'text to number': {
      base: shop(),
      head: changed(shop(), ({ tables: [table] }) => {
        table!.key.sort[0]!.type = 'number'
      }),
      gives: [['shop', 'pk, sk', 'pk, sk (number)']],
    },
  },
  ignores: { 'another name': [shop(), shop({ table: { key: { partition: 'PK', sort: 'sk' } } })] },
} satisfies RuleCases
