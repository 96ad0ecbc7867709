/** Values that a careful caller would not give: each is made anew, so that none changes another case. */
import type { Draw } from '../../../testing/fuzz/fuzzer.js'

class Money {
  amount = 1
  get half(): number {
    return this.amount / 2
  }
}

const makers: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 1e300,
  () => 1e-200,
  () => 2 ** 53,
  () => 10n ** 40n,
  () => 1n,
  () => '',
  () => '\ud800',
  () => 'a\udc00b',
  () => 'x'.repeat(2000),
  () => true,
  () => Symbol('s'),
  () => () => 1,
  () => [],
  () => {
    const sparse: unknown[] = []
    sparse[3] = 1
    return sparse
  },
  () => Object.assign(['a'], { extra: 1 }),
  () => ({}),
  () => Object.create(null),
  () => Object.create({ a: 'inherited', kind: 'a' }),
  () => JSON.parse('{"__proto__": {"a": 1}, "a": 1}'),
  () => JSON.parse('{"__proto__": "a"}'),
  () => ({ constructor: 1, toString: 'x', hasOwnProperty: 2 }),
  () => ({ constructor: { prototype: { isPrototypeOf: 1 } } }),
  () => ({ [Symbol('s')]: 1, a: 1 }),
  () => ({
    get a() {
      return 'got'
    },
  }),
  () => Object.defineProperty({}, 'a', { value: 'hidden', enumerable: false }),
  () => new Proxy({}, { get: () => 'a', has: () => true }),
  () => Object.freeze({ a: 'frozen' }),
  () => new Money(),
  () => Money,
  () => new Date(Number.NaN),
  () => new Date(0),
  () => /x/,
  () => new Error('x'),
  () => new Map<unknown, unknown>([['a', 1]]),
  () =>
    new Map<unknown, unknown>([
      [1, 'a'],
      ['1', 'b'],
    ]),
  () => new Map<unknown, unknown>([[{}, 1]]),
  () => new Set(),
  () => new Set<unknown>(['a', 1]),
  () => new Set([new Uint8Array([1]), new Uint8Array([1])]),
  () => new WeakMap(),
  () => Promise.resolve('a'),
  () => Object('boxed'),
  () => Object(1),
  () => Buffer.from('bytes'),
  () => new Uint16Array([1]),
  () => new ArrayBuffer(2),
  () => {
    const cyclic: Record<string, unknown> = { a: 1 }
    cyclic.b = cyclic
    return cyclic
  },
  () => {
    const cyclic: unknown[] = []
    cyclic.push(cyclic)
    return cyclic
  },
  () => nested(40, (inner) => [inner]),
  () => nested(40, (inner) => ({ a: inner })),
  () => nested(20_000, (inner) => [inner]),
  () => nested(20_000, (inner) => ({ a: inner, b: 1 })),
]

function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = around(value)
  return value
}

export const hostile = (random: Draw): unknown => random.pick(makers)()
