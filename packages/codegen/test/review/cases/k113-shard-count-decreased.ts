import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const sharded = (count: number) => ({
  order: {
    indexes: { gsi2: { partition: `STATUS#{status}#{orderId:shard(${count})}`, sort: '{number:pad(6)}' } },
    patterns: { byStatus: undefined },
  },
})

export default {
  rule: 'K113',
  finds: {
    'eight shards to four': {
      base: shop(sharded(8)),
      head: shop(sharded(4)),
      gives: [['Order gsi2 partition key', 'STATUS#{status}#{orderId:shard(8)}', 'STATUS#{status}#{orderId:shard(4)}']],
    },
    'more shards, whose numbers have another width': {
      base: shop(sharded(8)),
      head: shop(sharded(16)),
      gives: [['Order gsi2 partition key', 'STATUS#{status}#{orderId:shard(8)}', 'STATUS#{status}#{orderId:shard(16)}']],
    },
  },
  ignores: { 'more shards': [shop(sharded(4)), shop(sharded(8))] },
} satisfies RuleCases
