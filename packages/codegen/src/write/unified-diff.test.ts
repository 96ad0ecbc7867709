import { expect, test } from 'vitest'
import { unifiedDiff } from './unified-diff.js'

test('what is on disk comes first, what would be generated second', () => {
  const lines = ['one', 'two', 'three', 'four', 'five', 'six']
  const found = `${lines.join('\n')}\n`
  const expected = `${lines.toSpliced(4, 1, 'FIVE').join('\n')}\n`
  expect(unifiedDiff('keys.ts', found, expected)).toBe(
    ['--- keys.ts (on disk)', '+++ keys.ts (generated)', '@@ -2,5 +2,5 @@', ' two', ' three', ' four', '-five', '+FIVE', ' six'].join('\n'),
  )
})

test('equal texts have no difference', () => {
  expect(unifiedDiff('keys.ts', 'a\n', 'a\n')).toBe('')
})
