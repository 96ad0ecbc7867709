import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { specialAttributeName } from './l730-reserved-or-special-attribute-name.js'

testRule(specialAttributeName, {
  positive: {
    'the delimiter in a name': [
      designOf({ customer: { names: { email: 'e#mail' } } }),
      'info tables.shop: Items of `shop` have `e#mail`, which no expression can name without a placeholder.',
    ],
    'a dot in a name': [
      designOf({ customer: { names: { email: 'contact.email' } } }),
      'info tables.shop: Items of `shop` have `contact.email`, which no expression can name without a placeholder.',
    ],
    'an index key': [
      mutated(designOf(), {
        'tables.0.indexes.0.key.sort.0.name': 'GSI1-SK',
        'entities.1.indexes.0.variants.0.sort.0.attribute': 'GSI1-SK',
      }),
      'info tables.shop: Items of `shop` have `GSI1-SK`, which no expression can name without a placeholder.',
    ],
  },
  negative: {
    'letters, digits and underscores': designOf({ customer: { names: { email: 'e_mail2' } } }),
    'a reserved word': designOf({ customer: { names: { email: 'name' } } }),
  },
})
