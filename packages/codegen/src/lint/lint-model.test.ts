import { expect, test } from 'vitest'
import { designOf } from '../../test/support/clean-design.js'
import { lintModel } from './lint-model.js'

test('no rule finds anything in the clean design', () => {
  expect(lintModel(designOf())).toEqual([])
})
