import { expect, test } from 'vitest'
import { shop } from '../../../test/review/shop.js'
import { createUnits, updateUnits } from './capacity.js'

const unitsOf = (model: ReturnType<typeof shop>) => {
  const [table] = model.tables
  const order = model.entities.find(({ name }) => name === 'Order')
  return [createUnits(order!, table!), updateUnits(order!, table!)]
}

test('a write takes a unit of the table and of each index; an entry whose key may change is deleted and put', () => {
  // The key of gsi1 is part of the primary key; that of gsi2 is the status.
  expect(unitsOf(shop())).toEqual([3, 4])
})

test('what the schema expects of the size goes before what the types say', () => {
  expect(unitsOf(shop({ order: { expect: { bytes: 3000 } } }))).toEqual([9, 12])
})
