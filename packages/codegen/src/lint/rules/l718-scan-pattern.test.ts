import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { scanPattern } from './l718-scan-pattern.js'

const listed = (pattern: object) =>
  designOf({
    table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } },
    order: {
      indexes: { gsi2: { partition: 'ORDERS', sort: '{placedAt}' } },
      expect: { reads: 1, writes: 1 },
      patterns: { all: { by: [], index: 'gsi2' }, listed: pattern },
    },
  })

testRule(scanPattern, {
  positive: {
    'a Scan': [
      listed({ scan: { because: 'the nightly export' } }),
      'warn entities.Order.patterns.listed: `Order.listed` reads all of the table `shop`: the nightly export',
    ],
    'a filter is all there is': [
      listed({ by: [], filter: ['status'], index: 'gsi2' }),
      'warn entities.Order.patterns.listed: `Order.listed` reads every item of its kind and filters on `status`.',
    ],
  },
  negative: {
    'a filter within a partition': listed({ by: ['customerId'], filter: ['status'] }),
    'the whole type': listed({ by: [], order: { placedAt: 'desc' }, index: 'gsi2' }),
  },
})
