import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { ttlTypeOrUnit } from './l725-ttl-type-or-unit.js'

const expiring = (expiresAt: z.ZodType) => designOf({ table: { ttl: 'expiresAt' }, order: { attributes: { expiresAt }, ttl: 'expiresAt' } })
const seconds = expiring(z.int().min(0))
const type = 'entities.1.attributes.5.type'

testRule(ttlTypeOrUnit, {
  positive: {
    text: [
      mutated(seconds, { [type]: { kind: 'string' } }),
      'error entities.Order.attributes.expiresAt: `expiresAt` of `Order` is the time of expiry, and is stored as text.',
    ],
    milliseconds: [
      expiring(z.int().min(1_700_000_000_000)),
      'error entities.Order.attributes.expiresAt: `expiresAt` of `Order` is the time of expiry, and is in milliseconds, as its bounds say.',
    ],
    'a date that is stored as text': [
      mutated(seconds, { [type]: { kind: 'date', stored: 'iso' } }),
      'error entities.Order.attributes.expiresAt: `expiresAt` of `Order` is the time of expiry, and is stored as text.',
    ],
    'inside another attribute': [
      mutated(seconds, { 'tables.0.ttl': 'meta.expiresAt' }),
      'error tables.shop.ttl: `meta.expiresAt` is inside another attribute, where DynamoDB does not look.',
    ],
  },
  negative: {
    'epoch seconds': seconds,
    'a date': expiring(z.date()),
  },
})
