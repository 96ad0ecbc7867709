import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { projectionInsufficient } from './l716-projection-insufficient.js'

const pick = (projection: readonly string[], options: object) =>
  designOf({
    table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection } } },
    order: { indexes: { gsi2: { partition: 'TOTAL#{total}', sort: '{placedAt}' } }, patterns: { ofTotal: { by: ['total'], ...options } } },
  })

testRule(projectionInsufficient, {
  positive: {
    'a selected attribute': [
      pick([], { select: ['orderId', 'status'] }),
      'error entities.Order.patterns.ofTotal: No index that serves `Order.ofTotal` holds all of `orderId` and `status`.',
    ],
    'a filtered attribute': [
      pick([], { filter: ['status'] }),
      'error entities.Order.patterns.ofTotal: No index that serves `Order.ofTotal` holds all of `status`.',
    ],
  },
  negative: {
    'the projection has it': pick(['status'], { select: ['orderId', 'status'] }),
    'what is in the key': pick([], { select: ['placedAt'] }),
    'a second step': pick([], { hydrate: true }),
  },
})
