import type { Random } from '../random.js'

/** JSON as a request carries it. */
export type Json = Record<string, unknown>

const strings = [
  '',
  'a',
  'ab',
  'abc',
  'b',
  'B',
  'z',
  '0',
  '10',
  '9',
  'a b',
  'é',
  '\uffff',
  '😀',
  '\u0000',
  'null',
  '__proto__',
  'x'.repeat(60),
]
const bytes = ['', 'AA==', 'AQ==', '/w==', 'YWI=', 'YWJj', 'YQ==', 'AAAA', '//8=']
const numbers = [
  '0', '1', '2', '10', '-1', '-2', '-10', '1.5', '-1.5', '0.1', '100', '1e2', '1E+2', '+5', '.5', '5.', '1.e5', '00042', '-0', '0.0', '1.0', '1e-5',
  '123456', '3.14159', '9.99E125', '1E-130', '-1E-130', '-9.99E125', '1E125', '12345678901234567890123456789012345678', '0.00000000000000000000000000000000000001',
  '99999999999999999999999999999999999999', '1e20', '1e-20',
] // biome-ignore format: a list
const badNumbers = [
  'NaN',
  'Infinity',
  '0x5',
  '1_000',
  ' 5',
  '',
  '1e',
  '.',
  '++5',
  '1E126',
  '1E-131',
  '123456789012345678901234567890123456789',
  'abc',
  '5 ',
]

/** Names of attributes: ordinary ones, reserved words, and ones that trip over JavaScript. */
export const names: readonly string[] = ['a', 'b', 'c', 'm', 'l', 'n', 'ss', 'name', 'x.y', 'a b', '__proto__', 'constructor', 'é', 'A']

export const types = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const

/** A value of any type; now and then one the service does not take. */
export function value(random: Random, depth = 0): Json {
  if (random.chance(0.004)) return badValue(random)
  const type = random.pick(depth >= 3 ? types.slice(0, 8) : random.chance(0.6) ? (['S', 'N', 'N', 'B', 'L', 'M'] as const) : types)
  return wireOf(random, type, depth)
}

/** A value of one type. */
export function wireOf(random: Random, type: (typeof types)[number], depth = 0): Json {
  switch (type) {
    case 'S':
      return { S: random.pick(strings) }
    case 'N':
      return { N: number(random) }
    case 'B':
      return { B: random.pick(bytes) }
    case 'BOOL':
      return { BOOL: random.chance(0.5) }
    case 'NULL':
      return { NULL: true }
    case 'SS':
      return { SS: some(random, strings) }
    case 'NS':
      return { NS: some(random, ['0', '1', '2', '3', '-1', '1.5', '1e3', '7']) }
    case 'BS':
      return { BS: some(random, bytes) }
    case 'L':
      return { L: random.times(3, () => value(random, depth + 1)) }
    case 'M':
      return { M: Object.fromEntries(random.times(3, () => [random.pick(names), value(random, depth + 1)])) }
  }
}

function number(random: Random): string {
  if (random.chance(0.5)) return String(random.int(12) - 4)
  if (random.chance(0.2))
    return `${random.chance(0.3) ? '-' : ''}${digits(random, 1 + random.int(30))}${random.chance(0.5) ? `.${digits(random, 1 + random.int(8))}` : ''}`
  return random.pick(numbers)
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.int(10)).join('')
}

/** A non-empty set, without duplicates as a rule. */
function some(random: Random, members: readonly string[]): readonly string[] {
  const chosen = new Set([random.pick(members), ...random.times(3, () => random.pick(members))])
  return [...chosen]
}

function badValue(random: Random): Json {
  return random.pick<() => Json>([
    () => ({ N: random.pick(badNumbers) }),
    () => ({ SS: [] }),
    () => ({ NS: ['1', '1.0'] }),
    () => ({ SS: ['a', 'a'] }),
    () => ({ NS: ['1', 'x'] }),
    () => ({ BS: ['AA==', 'AA=='] }),
    () => ({ NULL: false }),
    () => ({}),
    () => ({ S: 'a', N: '1' }),
    () => nested(31 + random.int(3)),
    () => ({ M: { '': { S: 'a' } } }),
  ])()
}

function nested(levels: number): Json {
  let inner: Json = { S: 'deep' }
  for (let i = 0; i < levels; i += 1) inner = i % 2 === 0 ? { L: [inner] } : { M: { m: inner } }
  return inner
}

/** Values a key attribute takes: few, so that requests meet, and in more than one spelling. */
export function keyValue(random: Random, type: 'S' | 'N' | 'B'): Json {
  if (random.chance(0.006)) return badKeyValue(random, type)
  if (type === 'S') return { S: random.pick(['a', 'b', 'a', 'ab', 'é', '😀', '10', '9', '__proto__']) }
  if (type === 'B') return { B: random.pick(['AA==', 'YQ==', 'YWI=', '/w==']) }
  return { N: random.pick(['0', '1', '1.0', '2', '10', '-1', '-2', '0.5', '1e1', '-0', '1E100', '-1E-100']) }
}

function badKeyValue(random: Random, type: 'S' | 'N' | 'B'): Json {
  return random.pick<() => Json>([
    () => value(random),
    () => ({ [type]: '' }),
    () => (type === 'S' ? { S: 'k'.repeat(random.pick([1024, 1025, 2048, 2049])) } : { N: random.pick(badNumbers) }),
  ])()
}
