import type { Draw } from '../fuzzer.js'
import type { FuzzKey, FuzzTable } from './schema.js'

export type Wire = Record<string, unknown>

/** Few values, so that they meet; among them those at the edges of order, encoding and arithmetic. */
const strings = ['', 'a', 'b', 'aa', 'ab', 'A', '10', '9', 'é', '\uffff', '😀', 'x'.repeat(20)]
const numbers = [
  '0',
  '1',
  '-1',
  '2',
  '10',
  '0.5',
  '-0.5',
  '1.50',
  '1e3',
  '-1e3',
  '5E-3',
  '00042',
  '+7',
  '99999999999999999999999999999999999999',
  '1e125',
  '1e-130',
  '.5',
  '5.',
]
const badNumbers = ['', 'NaN', '1_0', '0x5', ' 1', '1e', '1e126', '1e-131', '1'.repeat(39), '++5', '.']
const bytes = ['', 'AA==', 'AQ==', '/w==', 'AAE=', 'YWI=']

/** A value of a type a key can have; empty and wrong ones now and then. */
export function keyValue(d: Draw, { type }: FuzzKey): Wire {
  if (d.chance(0.02)) return scalar(d, d.pick(['S', 'N', 'B']))
  if (type === 'S') return { S: d.chance(0.01) ? '' : d.pick(strings.slice(1)) }
  if (type === 'N') return { N: d.pick(numbers) }
  return { B: d.chance(0.01) ? '' : d.pick(bytes.slice(1)) }
}

function scalar(d: Draw, type: 'S' | 'N' | 'B'): Wire {
  if (type === 'S') return { S: d.pick(strings) }
  if (type === 'N') return { N: d.chance(0.01) ? d.pick(badNumbers) : d.pick(numbers) }
  return { B: d.pick(bytes) }
}

/** A value of any type, not deep. */
export function value(d: Draw, depth = 0): Wire {
  const kind = d.int(depth > 2 ? 10 : 14)
  if (kind < 3) return scalar(d, 'S')
  if (kind < 6) return scalar(d, 'N')
  if (kind === 6) return scalar(d, 'B')
  if (kind === 7) return d.chance(0.5) ? { BOOL: d.chance(0.5) } : { NULL: !d.chance(0.02) }
  if (kind === 8) return { SS: members(d, strings) }
  if (kind === 9) return d.chance(0.7) ? { NS: members(d, numbers) } : { BS: members(d, bytes) }
  if (kind < 12) return { L: d.times(d.int(4), () => value(d, depth + 1)) }
  return { M: Object.fromEntries(d.times(d.int(4), () => [d.pick(memberNames), value(d, depth + 1)])) }
}

function members(d: Draw, from: readonly string[]): string[] {
  const chosen = d.times(1 + d.int(3), () => d.pick(from))
  if (d.chance(0.02)) return d.chance(0.5) ? [] : chosen
  return [...new Set(chosen)]
}

/** A value of the type an attribute usually has, so that paths, arithmetic and lists often meet what they need. */
export function usualValue(d: Draw, name: string): Wire {
  if (d.chance(0.25)) return value(d)
  if (name === 'n') return scalar(d, 'N')
  if (name === 'a') return scalar(d, 'S')
  if (name === 'b') return d.chance(0.5) ? { SS: members(d, strings) } : { NS: members(d, numbers) }
  if (name === 'l') return { L: d.times(d.int(4), () => value(d, 1)) }
  if (name === 'm') return { M: Object.fromEntries(d.times(1 + d.int(3), () => [d.pick(memberNames), value(d, 1)])) }
  return value(d)
}

/** Attributes that are no keys. */
export const plainNames: readonly string[] = ['a', 'b', 'c', 'm', 'l', 'n']
export const memberNames: readonly string[] = ['x', 'y', 'k.z', 'constructor']

/** An item with keys of the right types, most of the time. */
export function item(d: Draw, table: FuzzTable): Wire {
  const result: Wire = key(d, table)
  for (const { name, type } of indexKeys(table)) {
    if (d.chance(0.6) && result[name] === undefined) result[name] = d.chance(0.03) ? value(d) : keyValue(d, { name, type })
  }
  for (const name of plainNames) if (d.chance(0.6)) result[name] = usualValue(d, name)
  return result
}

/** A key, most of the time exactly the table's. */
export function key(d: Draw, { hash, range }: FuzzTable): Wire {
  const result: Wire = {}
  if (!d.chance(0.005)) result[hash.name] = keyValue(d, hash)
  if (range !== undefined && !d.chance(0.005)) result[range.name] = keyValue(d, range)
  if (d.chance(0.005)) result.a = { S: 'a' }
  return result
}

function indexKeys({ indexes, hash, range }: FuzzTable): FuzzKey[] {
  return indexes
    .flatMap((index) => [index.hash, index.range])
    .filter((each) => each !== undefined && each.name !== hash.name && each.name !== range?.name) as FuzzKey[]
}
