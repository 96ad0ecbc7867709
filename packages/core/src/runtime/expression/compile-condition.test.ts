import { describe, expect, test } from 'vitest'
import { isKeyloomError } from '../../errors/index.js'
import { date, integer, list, optional, string, stringSet } from '../codec/index.js'
import { compileCondition, type FindAttribute } from './compile-condition.js'
import { createExpression } from './expression.js'

const codecs = { name: string(), size: integer(), at: date(), tags: stringSet(), list: list(string()), constructor: optional(string()) }
const find: FindAttribute = (name) =>
  Object.hasOwn(codecs, name) ? { stored: `stored ${name}`, codec: codecs[name as keyof typeof codecs] } : undefined

function compiled(condition: object): { text: string; names: object; values: object } {
  const expression = createExpression()
  const text = compileCondition('Thing.put', condition, find, expression).join(' AND ')
  return { text, names: expression.names, values: expression.values }
}

describe('a condition', () => {
  test.each<[object, string, unknown[]]>([
    [{ name: 'a' }, '#n0 = :v0', [{ S: 'a' }]],
    [{ name: ['a', 'b'] }, '#n0 IN (:v0, :v1)', [{ S: 'a' }, { S: 'b' }]],
    [{ name: 'present' }, 'attribute_exists(#n0)', []],
    [{ name: 'absent' }, 'attribute_not_exists(#n0)', []],
    [{ name: { eq: 'absent' } }, '#n0 = :v0', [{ S: 'absent' }]],
    [{ name: { beginsWith: 'a', ne: 'ab' } }, 'begins_with(#n0, :v0) AND #n0 <> :v1', [{ S: 'a' }, { S: 'ab' }]],
    [{ size: { gt: 1, lte: 5 } }, '#n0 > :v0 AND #n0 <= :v1', [{ N: '1' }, { N: '5' }]],
    [{ size: { between: [1, 5] } }, '#n0 BETWEEN :v0 AND :v1', [{ N: '1' }, { N: '5' }]],
    [{ at: new Date(0) }, '#n0 = :v0', [{ S: '1970-01-01T00:00:00.000Z' }]],
    [{ tags: new Set(['a']) }, '#n0 = :v0', [{ SS: ['a'] }]],
    [{ list: { eq: ['a'] } }, '#n0 = :v0', [{ L: [{ S: 'a' }] }]],
    [{ name: undefined }, '', []],
  ])('%o', (condition, text, values) => {
    const result = compiled(condition)
    expect([result.text, Object.values(result.values)]).toEqual([text, values])
  })

  test('names each attribute once, as it is stored, and only by a placeholder', () => {
    expect(compiled({ size: { gte: 1 }, constructor: { in: ['x'] } })).toEqual({
      text: '#n0 >= :v0 AND #n1 IN (:v1)',
      names: { '#n0': 'stored size', '#n1': 'stored constructor' },
      values: { ':v0': { N: '1' }, ':v1': { S: 'x' } },
    })
  })

  test.each<[object, string]>([
    [{ nope: 1 }, 'nope'],
    [{ toString: 'x' }, 'toString'],
    [{ size: 'much' }, 'size'],
    [{ size: { approx: 1 } }, 'size'],
    [{ size: { between: [1] } }, 'size'],
    [{ size: [] }, 'size'],
    [{ size: Array(101).fill(1) }, 'size'],
    [{ tags: new Set() }, 'tags'],
    [{ size: Number.NaN }, 'size'],
  ])('is refused: %o', (condition, name) => {
    let path: unknown
    try {
      compiled(condition)
    } catch (error) {
      path = isKeyloomError(error, 'INPUT.INVALID') ? error.path : error
    }
    expect(path).toEqual([name])
  })
})
