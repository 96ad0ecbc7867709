import { describe, expect, test } from 'vitest'
import { array, block, call, hanging, intersection, members, object, print, union } from './layout.js'

const long = 'x'.repeat(70)

describe('what has room stays on one line', () => {
  test.each([
    [object(['a: 1', 'b']), '{ a: 1, b }'],
    [object([]), '{}'],
    [array(['1', '2']), '[1, 2]'],
    [call('f', []), 'f()'],
    [call('f', ['a', object(['b'])]), 'f(a, { b })'],
    [members(['a: string', 'b?: number']), '{ a: string; b?: number }'],
    [['type A =', union(["'a'", "'b'"])], "type A = 'a' | 'b'"],
    [['type A =', intersection(['B', 'C'])], 'type A = B & C'],
    [['a:', hanging('1')], 'a: 1'],
  ])('%#', (code, text) => {
    expect(print(code)).toBe(text)
  })
})

describe('what has none breaks', () => {
  test('an object, one property per line', () => {
    expect(print(['const a = ', object([`a: ${long}`, `b: ${long}`])])).toBe(`const a = {\n  a: ${long},\n  b: ${long},\n}`)
  })

  test('the last argument alone, where it is an object', () => {
    expect(print(call('f', ["'A'", object([`a: ${long}`, `b: ${long}`])]))).toBe(`f('A', {\n  a: ${long},\n  b: ${long},\n})`)
  })

  test('every argument, where the last is no object', () => {
    expect(print(call('f', [long, long]))).toBe(`f(\n  ${long},\n  ${long},\n)`)
  })

  test('the outer brackets before the inner ones', () => {
    const inner = object([`a: ${'x'.repeat(60)}`, 'b: 1'])
    const line = `{ a: ${'x'.repeat(60)}, b: 1 }`
    expect(print(array([inner, inner]))).toBe(`[\n  ${line},\n  ${line},\n]`)
  })

  test('a union and an intersection, one part per line', () => {
    expect(print(['type A =', union([long, long])])).toBe(`type A =\n  | ${long}\n  | ${long}`)
    expect(print(['type A =', intersection([long, long])])).toBe(`type A = ${long} &\n  ${long}`)
  })

  test('behind the colon, where nothing else can', () => {
    expect(print(object([['a:', hanging('x'.repeat(140))]]))).toBe(`{\n  a:\n    ${'x'.repeat(140)},\n}`)
  })
})

test('a line may have 140 columns, what follows the code included', () => {
  const code = object([`a: ${'x'.repeat(133)}`])
  expect(print(code)).toHaveLength(140)
  expect(print(code, 0, 1)).toBe(`{\n  a: ${'x'.repeat(133)},\n}`)
})

test('a list of objects with several properties is a table', () => {
  expect(print(array([object(['a: 1', 'b: 2']), object(['a: 3', 'b: 4'])]))).toBe('[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]')
})

test('blocks indent what they hold, and empty text is an empty line', () => {
  expect(print(['class A ', block(['a = 1', '', ['b() ', block(['return 2'])]])])).toBe(
    'class A {\n  a = 1\n\n  b() {\n    return 2\n  }\n}',
  )
})
