import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { optionalInBaseKey } from './l705-optional-in-base-key.js'

testRule(optionalInBaseKey, {
  positive: {
    'in the sort key': [
      mutated(designOf(), { 'entities.1.attributes.2.optional': true }),
      'error entities.Order.key.sort: The primary key of `Order` is made of `placedAt`, which is optional.',
    ],
    'in the partition key': [
      mutated(designOf(), { 'entities.0.attributes.0.optional': true }),
      'error entities.Customer.key.partition: The primary key of `Customer` is made of `customerId`, which is optional.',
    ],
  },
  negative: {
    'an optional attribute beside the key': mutated(designOf(), { 'entities.1.attributes.4.optional': true }),
    'required attributes': designOf(),
  },
})
