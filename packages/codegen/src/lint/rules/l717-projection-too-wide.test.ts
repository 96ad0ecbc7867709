import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { projectionTooWide } from './l717-projection-too-wide.js'

const wide = (select: readonly string[], projection: 'all' | readonly string[] = 'all') =>
  designOf({
    table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection } } },
    order: {
      attributes: { street: z.string().max(100), town: z.string().max(100), note: z.string().max(500) },
      indexes: { gsi2: { partition: 'TOTAL#{total}', sort: '{placedAt}' } },
      patterns: { ofTotal: { by: ['total'], select } },
    },
  })
const narrow = wide(['status'], ['status'])

testRule(projectionTooWide, {
  positive: {
    'a copy of everything for one attribute': [
      wide(['orderId', 'status']),
      'info tables.shop.indexes.gsi2: `gsi2` copies 5 attributes, and its patterns read 1: each write of the others is paid for twice, and so is their storage.',
    ],
    'a key by its name': [
      mutated(narrow, { 'tables.0.indexes.1.projection.attributes': ['status', 'pk'] }),
      'info tables.shop.indexes.gsi2.projection: The projection of `gsi2` names `pk`, which is part of a key.',
    ],
  },
  negative: {
    'a projection of what is read': narrow,
    'most is read': wide(['status', 'total', 'street', 'town']),
  },
})
