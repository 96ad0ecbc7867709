import { expect, test } from 'vitest'
import { jsdoc } from './jsdoc.js'

test('one sentence is one line; nothing is no comment', () => {
  expect(jsdoc(['An order.'], 2)).toBe('  /** An order. */\n')
  expect(jsdoc(['', ' '])).toBe('')
})

test('paragraphs begin lines of their own', () => {
  expect(jsdoc(['An order.', 'It is paid.'])).toBe('/**\n * An order.\n * It is paid.\n */\n')
})

test('long text fills lines, and code in it is not torn', () => {
  const code = '`pk = CUSTOMER#{customerId} and more`'
  expect(jsdoc([`${'word '.repeat(20)}${code} ends`])).toBe(`/**\n * ${'word '.repeat(20).trim()}\n * ${code} ends\n */\n`)
})

test('text of a schema cannot end the comment, begin a tag or a line', () => {
  expect(jsdoc(['a */ b'])).toBe('/** a *\\/ b */\n')
  expect(jsdoc(['@deprecated x'])).toBe('/** \\@deprecated x */\n')
  expect(jsdoc(['a\n@b\u2028c\u0000d'])).toBe('/** a @b c d */\n')
})
