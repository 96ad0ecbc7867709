import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { hotPartition } from './l713-hot-partition.js'

const gsi2 = { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } as const
const listed = (partition: string, by: readonly string[], options = {}) =>
  designOf({
    table: { indexes: gsi2 },
    order: { indexes: { gsi2: { partition, sort: '{placedAt}' } }, patterns: { listed: { by: [...by] as string[] } as never }, ...options },
  })

testRule(hotPartition, {
  positive: {
    'the values of an enum': [
      listed('STATUS#{status}', ['status']),
      'warn entities.Order.indexes.gsi2.partition: In the index `gsi2` `STATUS#{status}` of `Order` is 3 partitions.',
    ],
    'one partition for all': [
      listed('ORDERS', []),
      'warn entities.Order.indexes.gsi2.partition: In the index `gsi2` `ORDERS` of `Order` is one partition.',
    ],
    'one partition a day': [
      listed('DAY#{placedAt:day}', ['placedAt:day']),
      'warn entities.Order.indexes.gsi2.partition: In the index `gsi2` `DAY#{placedAt:day}` of `Order` is one partition at a time.',
    ],
    'too few shards for what is expected': [
      designOf({
        table: { indexes: gsi2 },
        order: {
          indexes: { gsi2: { partition: 'ORDERS#{orderId:shard(4)}', sort: '{placedAt}' } },
          patterns: { listed: { by: [], fanOut: 'orderId:shard', order: { placedAt: 'asc' } } },
          expect: { writes: 6000, bytes: 500 },
        },
      }),
      'warn entities.Order.indexes.gsi2.partition: In the index `gsi2` `ORDERS#{orderId:shard(4)}` of `Order` is 4 partitions, and what is expected needs 6.',
    ],
  },
  negative: {
    'many values': listed('TOTAL#{total}', ['total']),
    'few writes': listed('STATUS#{status}', ['status'], { expect: { reads: 100, writes: 20 } }),
    shards: designOf({
      table: { indexes: gsi2 },
      order: {
        indexes: { gsi2: { partition: 'ORDERS#{orderId:shard(4)}', sort: '{placedAt}' } },
        patterns: { listed: { by: [], fanOut: 'orderId:shard', order: { placedAt: 'asc' } } },
      },
    }),
    'an item that there is one of': designOf({
      more: {
        Settings: {
          attributes: { greeting: z.string().max(80) },
          key: { partition: 'SETTINGS', sort: 'SETTINGS' },
          patterns: { byKey: { by: [], one: true } },
        },
      },
    }),
  },
})
