import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { consistentReadOnGsi } from './l721-consistent-read-on-gsi.js'

testRule(consistentReadOnGsi, {
  positive: {
    'a pattern of a global index': [
      designOf({ order: { patterns: { byId: { by: ['orderId'], one: true, consistent: true } } } }),
      'error entities.Order.patterns.byId.consistent: Order.byId: it asks for consistent reads, and only the global index `gsi1` serves it: reads of a global index are eventually consistent.',
    ],
    'pinned to it': [
      designOf({ order: { patterns: { byId: { by: ['orderId'], consistent: true, index: 'gsi1' } } } }),
      'error entities.Order.patterns.byId.consistent: Order.byId: it asks for consistent reads, and only the global index `gsi1` serves it: reads of a global index are eventually consistent.',
    ],
  },
  negative: {
    'a pattern of the table': designOf({ customer: { patterns: { byId: { by: ['customerId'], one: true, consistent: true } } } }),
    'an eventually consistent one': designOf({ order: { patterns: { byId: { by: ['orderId'] } } } }),
  },
})
