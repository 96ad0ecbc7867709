import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { missingWriteForRead } from './l732-missing-write-for-read.js'

const gsi2 = { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } as const
const open = designOf({
  table: { indexes: gsi2 },
  order: {
    attributes: { note: z.string().max(80).optional() },
    indexes: { gsi2: { when: { status: 'open' }, partition: 'OPEN#{customerId}', sort: '{placedAt}' } },
    patterns: { open: { by: ['customerId'], where: { status: 'open' }, index: 'gsi2' } },
  },
})
const where = 'entities.1.patterns.2.where'
const when = 'entities.1.indexes.1.variants.0.when'
const never = (condition: object) => mutated(open, { [where]: [condition], [when]: [condition] })

testRule(missingWriteForRead, {
  positive: {
    'a value that is not of the enum': [
      never({ kind: 'oneOf', attribute: 'status', values: ['lost'] }),
      'info entities.Order.patterns.open: `Order.open` asks for items with `status` "lost", which it never is.',
    ],
    'without what every item has': [
      never({ kind: 'absent', attribute: 'total' }),
      'info entities.Order.patterns.open: `Order.open` asks for items without `total`, which every item has.',
    ],
    'an attribute that there is not': [
      never({ kind: 'present', attribute: 'gift' }),
      'info entities.Order.patterns.open: `Order.open` asks for items with `gift`, which no write sets.',
    ],
  },
  negative: {
    'a value of the enum': open,
    'without what is optional': never({ kind: 'absent', attribute: 'note' }),
  },
})
