import { expect, test } from 'vitest'
import { attributes, key, planned, table } from '../../test/order-fixture.js'
import { defineEntity } from '../schema/index.js'

const indexes = {
  gsi1: [
    { when: { status: 'open' }, partition: 'C#{customerId}', sort: 'OPEN#{total:desc}' },
    { when: { status: ['paid', 'shipped'] }, partition: 'C#{customerId}', sort: 'DONE#{placedAt}' },
  ],
  small: [
    { when: { status: 'open' }, partition: 'S#{status}', sort: '{orderId}' },
    { when: { status: 'paid' }, partition: 'S#{status}', sort: '{placedAt}' },
  ],
} as const

test('a pattern is read by the one variant that it implies', () => {
  const order = defineEntity(table, 'Order', {
    attributes,
    key,
    indexes,
    patterns: {
      open: { by: ['customerId'], where: { status: 'open' }, order: { total: 'desc' } },
    },
  })
  expect(planned(table, order).plans).toEqual(['Query gsi1 `gsi1pk = C#{customerId}` and `gsi1sk` begins with `OPEN#`'])
})

test('a pattern that implies none is served by none', () => {
  const order = defineEntity(table, 'Order', {
    attributes,
    key,
    indexes,
    patterns: {
      all: { by: ['customerId'], order: { total: 'desc' } },
      some: { by: ['customerId'], where: { status: 'paid' }, order: { total: 'desc' } },
    },
  })
  expect(planned(table, order).problems.map(({ code, message }) => `${code} ${message.split('\n').slice(2, 4).join('')}`)).toEqual([
    'PLAN.UNSERVED   `gsi1`: it holds only items with `status` "open", which the pattern\'s `where` does not say  `gsi1`: it holds only items with `status` "paid" or "shipped", which the pattern\'s `where` does not say',
    'PLAN.UNSERVED   `gsi1`: it holds only items with `status` "open", which the pattern\'s `where` does not say  `gsi1`: neither its key nor its `when` makes `status` "paid": list it in `filter` to read and drop the other items',
  ])
})

test('a Scan of an index needs variants that hold every item', () => {
  const because = 'A test.'
  const order = defineEntity(table, 'Order', {
    attributes,
    key,
    indexes,
    patterns: { all: { scan: { because, index: 'gsi1' } }, some: { scan: { because, index: 'small' } } },
  })
  const { plans, problems } = planned(table, order)
  expect([plans, problems.map(({ message }) => message)]).toEqual([
    ['Scan gsi1 '],
    [
      'Order.some: a Scan of `small` does not answer it: it holds only items with `status` "open", which the pattern\'s `where` does not say.',
    ],
  ])
})
