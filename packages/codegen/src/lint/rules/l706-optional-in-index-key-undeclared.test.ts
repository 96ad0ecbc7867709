import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { optionalInIndexKeyUndeclared } from './l706-optional-in-index-key-undeclared.js'

const gsi2 = { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } as const
const byAgent = { byAgent: { kind: 'global', partition: 'agentId', sort: 'pk' } } as const
const attributes = { agentId: z.ulid().optional() }
const agents = { ofAgent: { by: ['agentId'], index: 'byAgent' } }
const sparse = designOf({
  table: { indexes: gsi2 },
  order: {
    attributes,
    indexes: { gsi2: { partition: 'AGENT#{agentId}', sort: 'ORDER#{orderId}', sparse: true } },
    patterns: { ofAgent: { by: ['agentId'] } },
  },
})

testRule(optionalInIndexKeyUndeclared, {
  positive: {
    'an attribute that is the key itself': [
      designOf({ table: { indexes: byAgent }, order: { attributes, patterns: agents } }),
      'error entities.Order.indexes.byAgent: `Order` is in the index `byAgent` only with `agentId`, which is optional.',
    ],
    'a template of a stored model': [
      mutated(sparse, { 'entities.1.indexes.1.sparse': false, 'entities.1.indexes.1.variants.0.when': [] }),
      'error entities.Order.indexes.gsi2: `Order` is in the index `gsi2` only with `agentId`, which is optional.',
    ],
  },
  negative: {
    'a fallback': designOf({
      table: { indexes: gsi2 },
      order: {
        attributes: { agentId: z.string().min(1).max(40).optional() },
        indexes: { gsi2: { partition: "AGENT#{agentId:orElse('none')}", sort: 'ORDER#{orderId}' } },
        patterns: { ofAgent: { by: ['agentId:orElse'] } },
      },
    }),
    'declared as sparse': sparse,
    'declared with a condition': designOf({
      table: { indexes: byAgent },
      order: { attributes, indexes: { byAgent: { when: { agentId: 'present' } } }, patterns: agents },
    }),
  },
})
