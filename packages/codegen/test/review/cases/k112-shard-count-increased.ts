import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const sharded = (count: number) => ({
  order: {
    indexes: { gsi2: { partition: `STATUS#{status}#{orderId:shard(${count})}`, sort: '{number:pad(6)}' } },
    patterns: { byStatus: undefined },
  },
})

export default {
  rule: 'K112',
  finds: {
    'four shards to eight': {
      base: shop(sharded(4)),
      head: shop(sharded(8)),
      gives: [['Order gsi2 partition key', 'STATUS#{status}#{orderId:shard(4)}', 'STATUS#{status}#{orderId:shard(8)}']],
    },
  },
  ignores: { 'fewer shards': [shop(sharded(8)), shop(sharded(4))] },
} satisfies RuleCases
