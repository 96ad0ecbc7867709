import { isKeyloomError } from '@keyloom/core'
import { expect, test } from 'vitest'
import type { PolicyStatement } from './policy.js'
import { withinLimit } from './policy-size.js'

const allow = (resources: readonly string[], more: object = {}): PolicyStatement => ({
  effect: 'Allow',
  actions: ['dynamodb:Query'],
  resources: resources.map((index) => ({ table: 'shop', index })),
  ...more,
})
const names = (count: number) => Array.from({ length: count }, (_, i) => `index-${i}`)

test('a policy within the limit stays one', () => {
  const policy = { name: 'Order', statements: [allow(['gsi1'])] }
  expect(withinLimit(policy)).toEqual([policy])
})

test('a policy above it becomes several, which allow together what the one did, and no statement is left out', () => {
  const policies = withinLimit({ name: 'Order', statements: [allow(names(60)), allow(['gsi1']), allow(names(50), { effect: 'Deny' })] })
  expect(policies.map(({ name }) => name)).toEqual(['Order', 'Order 2', 'Order 3'])
  const leaves = policies.flatMap(({ statements }) =>
    statements.flatMap(({ effect, resources }) => resources.map(({ index }) => `${effect} ${index}`)),
  )
  const expected = [...names(60), 'gsi1'].map((index) => `Allow ${index}`).concat(names(50).map((index) => `Deny ${index}`))
  expect(leaves.toSorted()).toEqual(expected.toSorted())
})

test('the keys of one condition are not divided: it is told', () => {
  const statement = allow(['gsi1'], { leadingKeys: names(600) })
  const error = (() => {
    try {
      return withinLimit({ name: 'support', statements: [statement] })
    } catch (thrown) {
      return thrown
    }
  })()
  expect(isKeyloomError(error, 'INFRA.POLICY_SIZE') && error.path).toEqual(['roles', 'support'])
})
