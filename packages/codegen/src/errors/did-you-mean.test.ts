import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.js'

test.each([
  ['shcema', ['schema', 'out'], ' (did you mean `schema`?)'],
  ['Schema', ['schema', 'out'], ' (did you mean `schema`?)'],
  ['generat', ['init', 'generate'], ' (did you mean `generate`?)'],
  ['--chek', ['--check', '--cwd', '--config'], ' (did you mean `--check`?)'],
  ['watch', ['init', 'generate'], ''],
  ['', ['init'], ''],
  ['constructor', [], ''],
])('%s among %j gives %j', (name, known, expected) => {
  expect(didYouMean(name, known)).toBe(expected)
})
