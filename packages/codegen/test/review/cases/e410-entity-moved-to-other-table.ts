import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

export default {
  rule: 'E410',
  finds: {
    'orders that move': {
      base: shop(),
      head: changed(shop(), ({ tables, entities: [, order] }) => {
        tables.push({ ...tables[0]!, name: 'orders' })
        order!.table = 'orders'
      }),
      gives: [['Order', 'shop', 'orders']],
    },
  },
  ignores: { 'a table of another name': [shop(), shop({ tableName: 'store' })] },
} satisfies RuleCases
