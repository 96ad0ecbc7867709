import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

const bounds = (max: number) => ({ mode: 'provisioned' as const, read: { min: 5, max, target: 70 }, write: { min: 5, max, target: 70 } })

/** A provisioned table with an index that has so much of its own. */
const withIndex = (max: number) =>
  changed(shop({ table: { capacity: bounds(50) } }), ({ tables: [table] }) => {
    table!.indexes[1]!.capacity = bounds(max)
  })

export default {
  rule: 'T606',
  finds: {
    'a fifth of the table': { base: withIndex(50), head: withIndex(10), gives: [['shop.gsi2', '50 WCU', "10 of the table's 50 WCU"]] },
  },
  ignores: { 'more than the table': [withIndex(50), withIndex(60)] },
} satisfies RuleCases
