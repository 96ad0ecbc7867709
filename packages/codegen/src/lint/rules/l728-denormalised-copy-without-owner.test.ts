import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { denormalisedCopyWithoutOwner } from './l728-denormalised-copy-without-owner.js'

/** Orders that say whose e-mail address they have. */
const declared = (copies: object, order: object = {}) =>
  designOf({
    customer: { version: true },
    order: {
      attributes: { email: z.email().max(200), ofVersion: z.int().min(0) },
      copies: [{ of: { kind: 'entity', name: 'Customer' }, attributes: { email: 'email' }, version: 'ofVersion', ...copies } as never],
      ...order,
    },
  })

testRule(denormalisedCopyWithoutOwner, {
  positive: {
    'the email of the customer': [
      designOf({ order: { attributes: { email: z.email().max(200) } } }),
      'warn entities.Order.attributes.email: `Order` names one `Customer` and has its `email`, which nothing keeps in step.',
    ],
    'with the name': [
      designOf({ order: { attributes: { email: z.email().max(200), fullName: z.string().min(1).max(100) } } }),
      'warn entities.Order.attributes.email: `Order` names one `Customer` and has its `email` and `fullName`, which nothing keeps in step.',
    ],
    'copies that a pattern would find': [
      declared({}),
      'warn entities.Order.copies.0: `Order` has copies of `Customer`, and no pattern finds those of one in one partition.',
    ],
  },
  negative: {
    'copies that are declared': declared({ found: 'byCustomer' }),
    'an email of another type': designOf({ order: { attributes: { email: z.email().max(100) } } }),
    'a name that means something else everywhere': designOf({
      customer: { attributes: { note: z.string().max(80) } },
      order: { attributes: { note: z.string().max(80) } },
    }),
    'an entity of nobody': designOf({
      more: {
        Lead: {
          attributes: { leadId: z.ulid(), email: z.email().max(200) },
          key: { partition: 'LEAD#{leadId}', sort: 'LEAD' },
          patterns: { byKey: { by: ['leadId'], one: true } },
        },
      },
    }),
  },
})
