import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { gsiWriteAmplification } from './l727-gsi-write-amplification.js'

const indexes = {
  gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
} as const
const seen = (sort: string, patterns: object, options = {}) =>
  designOf({
    table: { indexes: { gsi2: indexes.gsi2 } },
    customer: {
      attributes: { town: z.string().min(1).max(80), lastSeen: z.date() },
      indexes: { gsi2: { partition: 'TOWN#{town}', sort } },
      patterns: { ofTown: { by: ['town'], ...patterns } },
      ...options,
    },
  })
const states = (sort: string) =>
  designOf({
    table: { indexes },
    order: {
      indexes: { gsi2: { partition: 'TOTAL#{total}', sort: '{status}' }, gsi3: { partition: 'OF#{customerId}', sort } },
      patterns: { ofTotal: { by: ['total'] }, byState: { by: ['customerId'], index: 'gsi3' } },
    },
  })

testRule(gsiWriteAmplification, {
  positive: {
    'when somebody was last seen': [
      seen('{lastSeen}', { range: 'lastSeen' }),
      'warn entities.Customer.attributes.lastSeen: Each change of `lastSeen` of `Customer` is 3 writes: it is in the key of `gsi2`.',
    ],
    'the time of the last change': [
      seen('{updatedAt}', { range: 'updatedAt' }, { timestamps: true }),
      'warn entities.Customer.attributes.updatedAt: Each change of `updatedAt` of `Customer` is 3 writes: it is in the key of `gsi2`.',
    ],
    'a status in two indexes': [
      states('{status}#{orderId}'),
      'warn entities.Order.attributes.status: Each change of `status` of `Order` is 5 writes: it is in the key of `gsi2` and `gsi3`.',
    ],
  },
  negative: {
    'what seldom changes': seen('{fullName}', { range: 'fullName' }),
    'a status in one index': states('{total}#{orderId}'),
  },
})
