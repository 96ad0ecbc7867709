import { expect, test } from 'vitest'
import { suggest } from './suggest.js'

test.each([
  ['custmerId', ['orderId', 'customerId'], "Did you mean 'customerId'?"],
  ['CUSTOMERID', ['orderId', 'customerId'], "Did you mean 'customerId'?"],
  ['gsi3', ['gsi1', 'gsi2'], "Did you mean 'gsi1'?"],
  ['b', ['a', 'ab'], "Did you mean 'a'?"],
  ['total', ['orderId', 'customerId'], "It has 'orderId' and 'customerId'."],
  ['total', [], 'It has none.'],
])('%s of %s', (name, candidates, sentence) => {
  expect(suggest(name, candidates)).toBe(sentence)
})
