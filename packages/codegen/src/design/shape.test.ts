import { expect, test } from 'vitest'
import type { Need } from './demand.js'
import { beyondIdentity, primaryShape, shapeOf } from './shape.js'

const need = (equal: readonly string[], sort?: string, partition?: readonly string[]): Need => ({
  entity: 'Order',
  equal,
  ...(sort !== undefined && { sort }),
  ...(partition !== undefined && { partition }),
  facts: [],
  onlyTable: false,
})

test.each([
  ['what one need knows is the partition', [need(['a', 'b'], 'd')], { partition: ['a', 'b'], sort: ['d'] }],
  ['what all needs know is the partition', [need(['a', 'b']), need(['a'], 'b')], { partition: ['a'], sort: ['b'] }],
  ['needs form a chain', [need(['a', 'b', 'c'], 'd'), need(['a', 'b']), need(['a'], 'b')], { partition: ['a'], sort: ['b', 'c', 'd'] }],
  ['an order is followed by what is known besides', [need(['a'], 'b'), need(['a', 'b', 'c'])], { partition: ['a'], sort: ['b', 'c'] }],
  ['needs with nothing in common share one partition', [need([]), need(['a'])], { partition: [], sort: ['a'] }],
  ['two orders do not share a key', [need(['a'], 'b'), need(['a'], 'c')], undefined],
  ['what one need does not know stands in its way', [need(['a', 'b'], 'd'), need(['a'], 'd')], undefined],
  ['a collection says what its partition is', [need(['a', 's'], 'd', ['a']), need(['a', 's'])], { partition: ['a'], sort: ['s', 'd'] }],
  ['and others have to know it', [need(['a', 'b'], undefined, ['a', 'b']), need(['a'])], undefined],
])('%s', (_, needs, expected) => {
  expect(shapeOf(needs, [])).toEqual(expected)
})

test('every partition holds the scope', () => {
  expect(shapeOf([need(['t', 'a']), need(['t', 'b'])], ['t'])).toBeUndefined()
  expect(shapeOf([need(['t', 'a']), need(['t'])], ['t'])).toEqual({ partition: ['t'], sort: ['a'] })
})

test('a primary key holds the identity', () => {
  const of = { atoms: ['a', 'b'], isDeclared: false, scope: [] }
  expect(primaryShape([], of)).toEqual({ partition: ['a', 'b'], sort: [] })
  expect(primaryShape([need(['a'])], of)).toEqual({ partition: ['a'], sort: ['b'] })
  expect(primaryShape([need(['a:day'], 'a')], of)).toEqual({ partition: ['a:day'], sort: ['a', 'b'] })
  expect(primaryShape([need(['a'], 'score')], of)).toBeUndefined()
  expect(primaryShape([need(['a'], 'score')], { ...of, isDeclared: true })).toEqual({ partition: ['a'], sort: ['score', 'b'] })
  expect(beyondIdentity({ partition: ['a:day'], sort: ['score', 'a', 'b'] }, of)).toEqual(['score'])
})
