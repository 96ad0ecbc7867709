/** Numbers, bigints, dates and the rest of what has no parts. */
import { z } from 'zod'
import type { Draw } from '../../../testing/fuzz/fuzzer.js'
import type { Kind } from './kind.js'
import { textKind } from './texts.js'

/** What TypeScript makes of `enum Level { Low = 1, High = 2 }`. */
const Level = { Low: 1, High: 2, 1: 'Low', 2: 'High' } as const
const literals = ['a', 'b', '', '__proto__', 'constructor', 0, -1, 1.5, '0', true, false, null] as const
const names = ['open', 'paid', 'shipped', '__proto__', 'toString', '1', ''] as const

export function numberKind(random: Draw): Kind {
  let schema: z.ZodNumber = random.pick([z.number, z.int, z.int32, z.uint32, z.float32, z.float64, () => z.number().int()])()
  const bound = () => random.pick([-10, -1.5, 0, 0.5, 1, 3, 10, 1e10])
  if (random.chance(0.2)) schema = schema.min(bound())
  if (random.chance(0.2)) schema = schema.max(bound())
  if (random.chance(0.2)) schema = schema.gt(bound())
  if (random.chance(0.2)) schema = schema.lt(bound())
  if (random.chance(0.2)) schema = schema.multipleOf(random.pick([1, 2, 0.1, 0.5, 0.01, 1e-7, 3]))
  return { schema, valid: () => number(random) }
}

export function number(random: Draw): number {
  const edges = [0, -0, 1, -1, 0.3, 1.1, 2 ** 31, 2 ** 32 - 1, -(2 ** 31) - 1, 2 ** 53, 2 ** 53 - 1, 1e21, 1e-7, 5e-324, 1e126, 1.5e300]
  return random.chance(0.6) ? random.int(21) - 10 : random.chance(0.5) ? Math.round(random.next() * 1000) / 100 : random.pick(edges)
}

function bigintKind(random: Draw): Kind {
  let schema: z.ZodBigInt = random.pick([z.bigint, z.int64, z.uint64])()
  const bound = () => BigInt(random.int(21) - 10)
  if (random.chance(0.2)) schema = schema.gte(bound())
  if (random.chance(0.2)) schema = schema.lt(bound())
  if (random.chance(0.2)) schema = schema.multipleOf(random.pick([2n, 3n]))
  const edges = [2n ** 63n, 2n ** 64n - 1n, 10n ** 38n, 10n ** 38n + 1n, -(2n ** 63n)]
  return { schema, valid: () => (random.chance(0.8) ? BigInt(random.int(21) - 10) : random.pick(edges)) }
}

function dateKind(random: Draw): Kind {
  let schema = z.date()
  if (random.chance(0.3)) schema = schema.min(new Date(random.int(1000)))
  if (random.chance(0.3)) schema = schema.max(new Date(random.int(2000)))
  return { schema, valid: () => new Date(random.pick([random.int(2000), 8.64e15, -1, Number.NaN])) }
}

const oneOf = (random: Draw, schema: z.ZodType, values: readonly unknown[]): Kind => ({ schema, valid: () => random.pick(values) })

export function namesKind(random: Draw): Kind {
  const values = [...new Set(random.times(1 + random.int(4), () => random.pick(names)))]
  return oneOf(random, z.enum(values as [string, ...string[]]), values)
}

/** Literals of several types. */
export function literalKind(random: Draw): Kind {
  const values = [...new Set(random.times(1 + random.int(3), () => random.pick(literals)))]
  return oneOf(random, z.literal(values), values)
}

export const bytes = (random: Draw): Uint8Array => Uint8Array.from(random.times(random.int(4), () => random.int(256)))

export function scalarKind(random: Draw): Kind {
  const make = random.pick([textKind, textKind, textKind, numberKind, numberKind, bigintKind, dateKind, namesKind, literalKind, plainKind])
  return make(random)
}

function plainKind(random: Draw): Kind {
  return random.pick([
    () => oneOf(random, z.boolean(), [true, false]),
    () => oneOf(random, z.null(), [null]),
    () => oneOf(random, z.enum(Level), [1, 2, 'Low']),
    () => ({ schema: z.instanceof(Uint8Array), valid: () => bytes(random) }),
  ])()
}

/** What can be a member of a set that DynamoDB holds. */
export function memberKind(random: Draw): Kind {
  const make = random.pick([textKind, numberKind, bigintKind, dateKind, namesKind])
  return random.chance(0.1) ? { schema: z.instanceof(Uint8Array), valid: () => bytes(random) } : make(random)
}

export function numbersKind(random: Draw): Kind {
  return random.pick([numberKind, (r: Draw) => oneOf(r, z.literal([1, 2, -3]), [1, 2, -3])])(random)
}

export const booleanKind = (random: Draw): Kind => oneOf(random, z.boolean(), [true, false])
export const dateKeyKind = dateKind
