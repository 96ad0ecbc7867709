import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G217',
  finds: {
    'a template to two attributes': {
      base: shop(),
      head: shop({
        table: { indexes: { gsi2: { kind: 'global', partition: 'status', sort: [{ name: 'number', type: 'number' }, 'orderId'] } } },
        order: { indexes: { gsi2: true } },
      }),
      gives: [['shop.gsi2', 'gsi2pk, gsi2sk', 'status, number (number), orderId']],
    },
  },
  ignores: {
    'another sort attribute': [shop(), shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'number2' } } } })],
  },
} satisfies RuleCases
