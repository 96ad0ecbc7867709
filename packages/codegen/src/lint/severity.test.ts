import { expect, test } from 'vitest'
import { severityOf } from './severity.js'

test.each([
  ['as the rule says', {}, ['error', 'warn', 'info']],
  ['recommended is the same', { preset: 'recommended' }, ['error', 'warn', 'info']],
  ['strict is a step graver', { preset: 'strict' }, ['error', 'error', 'warn']],
  ['what is said of the rule wins', { preset: 'strict', severities: { L713: 'off' } }, ['off', 'off', 'off']],
  ['what is said of another does not count', { severities: { L714: 'off' } }, ['error', 'warn', 'info']],
] as const)('%s', (_, options, expected) => {
  expect((['error', 'warn', 'info'] as const).map((own) => severityOf('L713', own, options))).toEqual(expected)
})
