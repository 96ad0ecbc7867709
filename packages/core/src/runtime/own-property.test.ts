import { expect, test } from 'vitest'
import { property, setOwn } from './own-property.js'

class Point {
  readonly x = 1
  get y(): number {
    return 2
  }
}

test('a property is one of the object or of its class, not one of every object', () => {
  const own = JSON.parse('{ "__proto__": 1, "constructor": 2 }')
  const names = ['x', 'y', '__proto__', 'constructor', 'toString', 'nothing']
  expect([
    names.map((name) => property(new Point(), name)),
    names.map((name) => property(own, name)),
    names.map((name) => property({}, name)),
  ]).toEqual([[1, 2, undefined, Point, undefined, undefined], [undefined, undefined, 1, 2, undefined, undefined], Array(6).fill(undefined)])
})

test('a property of any name is set on the object itself', () => {
  const object: Record<string, number> = {}
  for (const name of ['__proto__', 'constructor', 'a']) setOwn(object, name, 1)
  expect([Object.entries(object), Object.getPrototypeOf(object)]).toEqual([
    [
      ['__proto__', 1],
      ['constructor', 1],
      ['a', 1],
    ],
    Object.prototype,
  ])
})
