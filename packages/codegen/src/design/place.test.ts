import type { Condition } from '@keyloom/core'
import { expect, test } from 'vitest'
import type { Need } from './demand.js'
import { keysIn, TABLE } from './place.js'

const identity = { atoms: ['id'], isDeclared: true, scope: [] }
const present: Condition = { kind: 'present', attribute: 'o' }
const absent: Condition = { kind: 'absent', attribute: 'o' }
const status = (...values: string[]): Condition => ({ kind: 'oneOf', attribute: 's', values })
const need = (equal: readonly string[], facts: readonly Condition[] = [], sort?: string): Need => ({
  entity: 'Issue',
  equal,
  facts,
  ...(sort !== undefined && { sort }),
  onlyTable: false,
})
const shapes = (place: number, needs: readonly Need[]) => keysIn(place, needs, identity)?.map(({ needs: _, ...shape }) => shape)

test('what only some items have is in no primary key', () => {
  expect(shapes(TABLE, [need(['o'], [present])])).toBeUndefined()
  expect(shapes(1, [need(['o'], [present])])).toEqual([{ partition: ['o'], sort: [], when: [] }])
})

test('what is read consistently is in no index', () => {
  expect(shapes(1, [{ ...need(['id']), onlyTable: true }])).toBeUndefined()
})

test('a condition that the key does not make is one of the index', () => {
  expect(shapes(1, [need(['a'], [absent])])).toEqual([{ partition: ['a'], sort: [], when: [absent] }])
  expect(shapes(1, [need(['a'], [absent]), need(['a'])])).toBeUndefined()
})

test('what excludes each other has keys of its own in one index', () => {
  const open = need(['r', 's'], [status('open')], 'number')
  const closed = need(['r', 's'], [status('closed')], 'closedAt')
  expect(shapes(1, [open, closed])).toEqual([
    { partition: ['r', 's'], sort: ['number'], when: [status('open')] },
    { partition: ['r', 's'], sort: ['closedAt'], when: [status('closed')] },
  ])
  expect(shapes(1, [open, need(['r', 's'], [status('open', 'closed')], 'closedAt')])).toBeUndefined()
  expect(shapes(1, [need(['o'], [present]), need(['a'], [absent])])).toEqual([
    { partition: ['o'], sort: [], when: [present] },
    { partition: ['a'], sort: [], when: [absent] },
  ])
})
