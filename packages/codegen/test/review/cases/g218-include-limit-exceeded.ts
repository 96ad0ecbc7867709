import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const names = Array.from({ length: 100 }, (_, i) => `a${i}`)

/** With an index that names so many attributes, and the discriminator that each index has. */
const copying = (count: number) =>
  shop({
    table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: names.slice(0, count) } } },
    order: { attributes: Object.fromEntries(names.map((name) => [name, z.string().optional()])), patterns: { byStatus: undefined } },
  })

export default {
  rule: 'G218',
  finds: {
    'the 101st name': {
      base: copying(99),
      head: copying(100),
      gives: [['shop', '100 names', '101 names']],
      beside: ['G206'],
    },
  },
  ignores: { 'the 100th name': [copying(98), copying(99)] },
} satisfies RuleCases
