import { expect, test } from 'vitest'
import { parseTemplate, splitFormat } from './parse-template.js'

const literal = (text: string) => ({ kind: 'literal', text })
const placeholder = (body: string) => ({ kind: 'placeholder', body })

test.each([
  ['ORDER', [literal('ORDER')]],
  ['{a}', [placeholder('a')]],
  ['A#{a}#{b:pad(3)}!', [literal('A#'), placeholder('a'), literal('#'), placeholder('b:pad(3)'), literal('!')]],
  ['{a}{b}', [placeholder('a'), placeholder('b')]],
  ['a{{b}}c', [literal('a{b}c')]],
  ['{{{a}}}', [literal('{'), placeholder('a'), literal('}')]],
  ['{}', [placeholder('')]],
])('%s', (template, pieces) => {
  expect(parseTemplate(template)).toEqual({ pieces })
})

test.each([
  ['', 'is empty'],
  ['A#{a', "has a placeholder that is not closed: '{a'"],
  ['A#{a#{b}', "has a placeholder that is not closed: '{a#'"],
  ['A}', "has a '}' that closes nothing; a literal brace is doubled"],
  ['{a}}', "has a '}' that closes nothing; a literal brace is doubled"],
])('%s is not a template', (template, fault) => {
  expect(parseTemplate(template)).toEqual({ fault })
})

test.each([
  ['a', { name: 'a' }],
  ['a:day', { name: 'a', format: 'day' }],
  ['a:', { name: 'a', format: '' }],
  ['odd:name', { name: 'odd:name' }],
])('%s', (body, split) => {
  expect(splitFormat(body, (name) => name === 'odd:name' || name === 'a')).toEqual(split)
})
