/** Values that are valid but for one place. */
import type { Draw } from '../../../testing/fuzz/fuzzer.js'
import { hostile } from './hostile.js'

export function near(random: Draw, value: unknown): unknown {
  if (random.chance(0.35)) return changed(random, value)
  if (Array.isArray(value) && value.length > 0) {
    const place = random.int(value.length)
    return value.map((each, position) => (position === place ? near(random, each) : each))
  }
  if (value instanceof Map && value.size > 0) {
    const place = random.int(value.size)
    const onKey = random.chance(0.3)
    return new Map(
      [...value].map(([key, held], position) => {
        if (position !== place) return [key, held]
        return onKey ? [near(random, key), held] : [key, near(random, held)]
      }),
    )
  }
  if (value instanceof Set && value.size > 0) {
    const place = random.int(value.size)
    return new Set([...value].map((each, position) => (position === place ? near(random, each) : each)))
  }
  if (isPlain(value) && Object.keys(value).length > 0) {
    const place = random.pick(Object.keys(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === place ? near(random, each) : each]))
  }
  return changed(random, value)
}

function changed(random: Draw, value: unknown): unknown {
  if (random.chance(0.3)) return hostile(random)
  if (typeof value === 'string') return changedText(random, value)
  if (typeof value === 'number') return random.pick([value + 1, value - 1, value + 0.5, value * 10, -value, String(value), Number.NaN])
  if (typeof value === 'bigint') return random.pick([value + 1n, value - 1n, -value, Number(value), String(value), value * 10n ** 38n])
  if (value instanceof Date) return random.pick([new Date(value.getTime() + 1), value.getTime(), String(value)])
  if (Array.isArray(value)) return random.pick([value.slice(1), [...value, ...value], [...value, hostile(random)], { ...value }])
  if (value instanceof Map) return random.pick([Object.fromEntries(value), [...value], new Map([...value, ['new', hostile(random)]])])
  if (value instanceof Set) return random.pick([[...value], new Set([...value, hostile(random)])])
  if (isPlain(value)) return changedObject(random, value)
  return random.pick([[value], { value }, String(value), hostile(random)])
}

function changedText(random: Draw, value: string): unknown {
  const place = random.int(value.length + 1)
  const piece = random.pick(['a', 'A', '0', ' ', '\n', '=', '/', '.', '👍', '\ud83d', 'é', '\u0000'])
  return random.pick([
    value.slice(0, place) + piece + value.slice(place),
    value.slice(0, place) + piece + value.slice(place + 1),
    value.slice(0, place) + value.slice(place + 1),
    value + value,
    value.toUpperCase(),
    value.toLowerCase(),
    ` ${value}`,
    `${value}\n`,
    Object(value),
  ])
}

function changedObject(random: Draw, value: object): unknown {
  const names = Object.keys(value)
  const gone = random.int(names.length + 1)
  return random.pick([
    Object.fromEntries(Object.entries(value).filter((_, position) => position !== gone)),
    { ...value, [random.pick(['new', 'constructor', 'kind', '1', ''])]: hostile(random) },
    Object.assign(Object.create(null), value),
    Object.assign(Object.create({ inherited: 1 }), value),
    Object.create(value),
    Object.defineProperty({ ...value }, '__proto__', { value: 1, enumerable: true }),
    { ...value, ...Object.fromEntries(names.slice(0, 1).map((name) => [name, undefined])) },
    Object.entries(value),
    new Map(Object.entries(value)),
  ])
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
