import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const three = { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } }

export default {
  rule: 'G201',
  finds: {
    'an index that nothing reads yet': {
      base: shop(),
      head: shop({ table: three, order: { indexes: { gsi3: { partition: 'NUMBER#{number}', sort: 'ORDER' } } } }),
      gives: [['shop.gsi3', undefined, 'global gsi3pk, gsi3sk, all attributes']],
    },
  },
  ignores: { 'a local index': [shop(), shop({ table: { indexes: { lsi1: { kind: 'local', sort: 'lsi1sk' } } } })] },
} satisfies RuleCases
