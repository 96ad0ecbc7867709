import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { unboundedAttribute } from './l715-unbounded-attribute.js'

const noted = (notes: z.ZodType) => designOf({ customer: { attributes: { notes } } })

testRule(unboundedAttribute, {
  positive: {
    'a list': [
      noted(z.array(z.string().max(100))),
      'warn entities.Customer.attributes.notes: `notes` of `Customer` holds a list without a bound.',
    ],
    'a set inside an object': [
      noted(z.object({ tags: z.set(z.string().max(20)) })),
      'warn entities.Customer.attributes.notes: `notes` of `Customer` holds a set without a bound.',
    ],
    'a record': [
      noted(z.record(z.string(), z.int())),
      'warn entities.Customer.attributes.notes: `notes` of `Customer` holds a record without a bound.',
    ],
    'more than an item holds': [
      noted(z.array(z.string().max(1000)).max(1000)),
      'warn entities.Customer.attributes.notes: `notes` of `Customer` can have 978 KB, and an item 400.',
    ],
  },
  negative: {
    'a bounded list': noted(z.array(z.string().max(100)).max(50)),
    'a record of an enum': noted(z.record(z.enum(['home', 'work']), z.string().max(100))),
    'a tuple': noted(z.tuple([z.int(), z.int()])),
  },
})
