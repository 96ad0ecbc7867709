import { expect, test } from 'vitest'
import { shop } from '../../../test/review/shop.js'
import { findChanges } from '../find-changes.js'
import { changeRules } from '../rules/index.js'
import { planSteps } from './plan-steps.js'
import { phases } from './step.js'

const index = (name: string) => ({ [name]: { kind: 'global', partition: `${name}pk`, sort: `${name}sk` } })

test('steps come in rollout order, each once, and an update of a table is of one index', () => {
  const base = shop()
  const head = shop({
    table: { indexes: { gsi2: undefined, ...index('gsi3'), ...index('gsi4') } },
    order: {
      indexes: { gsi2: undefined, gsi3: { partition: 'N#{number}', sort: 'ORDER' }, gsi4: { partition: 'T#{total}', sort: 'ORDER' } },
      patterns: { byStatus: undefined, byNumber: { by: ['number'] }, rangeOfNumber: { by: ['number'] } },
    },
  })
  const steps = planSteps(findChanges(base, head, changeRules))
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1))
  expect(steps.map(({ phase }) => phase)).toEqual(steps.map(({ phase }) => phase).toSorted((a, b) => phases.indexOf(a) - phases.indexOf(b)))
  expect(new Set(steps.map(({ text }) => text)).size).toBe(steps.length)
  expect(steps.flatMap(({ tableUpdate, text }) => (tableUpdate === undefined ? [] : [text]))).toEqual([
    'UpdateTable 1 of 3: create gsi3 on shop, wait until it is ACTIVE.',
    'UpdateTable 2 of 3: create gsi4 on shop, wait until it is ACTIVE.',
    'UpdateTable 3 of 3: delete gsi2 of shop.',
  ])
})

test('both keys of an index are set at once', () => {
  const head = shop({ order: { indexes: { gsi1: { partition: 'X#{number}', sort: 'X' } } } })
  const steps = planSteps(findChanges(shop(), head, changeRules))
  expect(steps.map(({ text }) => text)).toEqual([
    'Deploy readers that accept items without the new keys of Order in gsi1.',
    'Deploy writers that set keys of Order in gsi1.',
    'Set keys of Order in gsi1 on stored items: `keyloom backfill --entity Order --index gsi1` (conditional updates, resumable).',
    'Count the items that still lack keys of Order in gsi1.',
    'Deploy readers that rely on keys of Order in gsi1.',
  ])
})
