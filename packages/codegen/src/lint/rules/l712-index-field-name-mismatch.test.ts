import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { indexFieldNameMismatch } from './l712-index-field-name-mismatch.js'

testRule(indexFieldNameMismatch, {
  positive: {
    'the sort attribute of another index': [
      mutated(designOf(), { 'entities.1.indexes.0.variants.0.sort.0.attribute': 'gsi13sk' }),
      'error entities.Order.indexes.gsi1: `Order` writes `gsi13sk` for the index `gsi1`, whose key is `gsi1pk` and `gsi1sk`.',
    ],
    'the partition attribute in other letters': [
      mutated(designOf(), { 'entities.1.indexes.0.variants.0.partition.0.attribute': 'GSI1PK' }),
      'error entities.Order.indexes.gsi1: `Order` writes `GSI1PK` for the index `gsi1`, whose key is `gsi1pk` and `gsi1sk`.',
    ],
  },
  negative: {
    'the attributes of the index': designOf(),
    'an index that others are in': mutated(designOf({ order: { patterns: {} } }), {}),
  },
})
