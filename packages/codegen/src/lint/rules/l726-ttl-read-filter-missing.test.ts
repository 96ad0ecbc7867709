import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { ttlReadFilterMissing } from './l726-ttl-read-filter-missing.js'

const expiring = (ttl: object) =>
  designOf({
    table: { ttl: 'expiresAt', indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['status'] } } },
    order: {
      attributes: { expiresAt: z.date() },
      indexes: { gsi2: { partition: 'TOTAL#{total}', sort: '{placedAt}' } },
      patterns: { ofTotal: { by: ['total'] } },
      ...ttl,
    },
  })
const held = expiring({})
const projection = 'tables.0.indexes.1.projection.attributes'

testRule(ttlReadFilterMissing, {
  positive: {
    'an index without the time': [
      mutated(held, { [projection]: ['status'] }),
      'warn tables.shop.indexes.gsi2.projection: `Order.ofTotal` reads `gsi2`, which does not hold `expiresAt`: expired items are among its results.',
    ],
    'with other attributes': [
      mutated(held, { [projection]: ['status', '_type'] }),
      'warn tables.shop.indexes.gsi2.projection: `Order.ofTotal` reads `gsi2`, which does not hold `expiresAt`: expired items are among its results.',
    ],
  },
  negative: {
    'an index with it': held,
    'items that do not expire': mutated(held, { [projection]: ['status'], 'entities.1.ttl': undefined }),
  },
})
