import { type AttributeType, keyloomError, type PropertyModel } from '@keyloom/core'
import type { RandomSource } from './random-source.js'
import { dateOf, textOf } from './text.js'

/** Where nothing bounds a number or a collection, values stay this small. */
const SMALL = 1000
const FEW = 3

/** A value of the type, valid by construction. */
export function makeValue(type: AttributeType, random: RandomSource, subject: string): unknown {
  switch (type.kind) {
    case 'string':
      return textOf(type, random, subject)
    case 'number':
      return numberOf(type, random)
    case 'bigint':
      return bigintOf(type, random)
    case 'boolean':
      return random.integer(0, 1) === 1
    case 'null':
      return null
    case 'enum':
    case 'literal':
      return random.pick<string | number | boolean | null>(type.values)
    case 'date':
      return dateBetween(type, random)
    case 'binary':
      return Uint8Array.from({ length: random.integer(1, 8) }, () => random.integer(0, 255))
    case 'array':
      return many(type, random, () => makeValue(type.element, random, `${subject}[]`))
    case 'tuple':
      return type.items.map((item, index) => makeValue(item, random, `${subject}[${index}]`))
    case 'set':
      return new Set(distinct(type, () => makeValue(type.element, random, `${subject} (member)`), subject))
    case 'map':
      return new Map([[makeValue(type.key, random, `${subject} (key)`), makeValue(type.value, random, `${subject} (value)`)]])
    case 'record':
      return recordOf(type, random, subject)
    case 'object':
      return objectOf(type.properties, random, subject)
    case 'union':
      return makeValue(random.pick(type.options), random, subject)
    case 'nullable':
      return random.integer(0, 3) === 0 ? null : makeValue(type.inner, random, subject)
    case 'unknown':
      return random.text(8, 'abcdef')
    default:
      return unsupported(type, subject)
  }
}

/** Of each property a value; what is optional is there half of the time. */
export function objectOf(properties: readonly PropertyModel[], random: RandomSource, subject: string): Record<string, unknown> {
  const present = properties.filter(({ optional }) => !optional || random.integer(0, 1) === 1)
  return Object.fromEntries(present.map(({ name, type }) => [name, makeValue(type, random, `${subject}.${name}`)]))
}

type Of<Kind> = Extract<AttributeType, { kind: Kind }>

function numberOf({ integer, min, max, exclusiveMin, exclusiveMax, multipleOf = [] }: Of<'number'>, random: RandomSource): number {
  const step = multipleOf.length === 0 ? (integer ? 1 : 0.01) : multipleOf.reduce((a, b) => (a * b) / (Number.isInteger(a / b) ? b : 1))
  const low = Math.max(min ?? Number.NEGATIVE_INFINITY, exclusiveMin === undefined ? Number.NEGATIVE_INFINITY : exclusiveMin + step)
  const high = Math.min(max ?? Number.POSITIVE_INFINITY, exclusiveMax === undefined ? Number.POSITIVE_INFINITY : exclusiveMax - step)
  const from = Number.isFinite(low) ? low : Math.min(0, high - SMALL * step)
  const to = Number.isFinite(high) ? Math.min(high, from + SMALL * step) : from + SMALL * step
  const value = random.integer(Math.ceil(from / step), Math.floor(to / step)) * step
  return integer ? value : Number(value.toPrecision(12))
}

function bigintOf({ min, max }: Of<'bigint'>, random: RandomSource): bigint {
  const from = min === undefined ? (max === undefined ? 0n : BigInt(max) - BigInt(SMALL)) : BigInt(min)
  const value = from + BigInt(random.integer(0, SMALL))
  return max !== undefined && value > BigInt(max) ? BigInt(max) : value
}

function dateBetween({ stored, min, max }: Of<'date'>, random: RandomSource): Date {
  const date = dateOf(random)
  const within = Math.min(
    max === undefined ? Number.POSITIVE_INFINITY : Date.parse(max),
    Math.max(min === undefined ? 0 : Date.parse(min), date.getTime()),
  )
  return new Date(stored === 'epochSeconds' ? Math.floor(within / 1000) * 1000 : within)
}

interface Size {
  readonly min?: number
  readonly max?: number
}

function many<T>({ min = 0, max }: Size, random: RandomSource, make: () => T): T[] {
  return Array.from({ length: random.integer(min, Math.min(max ?? min + FEW, min + FEW)) }, make)
}

/** An empty set is not stored, so a set has a member. */
function distinct(size: Size, make: () => unknown, subject: string): Set<unknown> {
  const wanted = Math.max(size.min ?? 0, 1)
  const members = new Set<unknown>()
  for (let attempt = 0; members.size < wanted && attempt < 100 * wanted; attempt++) members.add(make())
  if (members.size === wanted) return members
  throw keyloomError('ENGINE.MISUSE', `${subject} needs ${wanted} different members, and its type has too few values.`)
}

function recordOf(type: Of<'record'>, random: RandomSource, subject: string): Record<string, unknown> {
  // A record over an enum has all its keys, unless it is partial.
  const names = type.key.kind === 'enum' ? type.key.values.map(String) : [String(makeValue(type.key, random, `${subject} (key)`))]
  return Object.fromEntries(names.map((name) => [name, makeValue(type.value, random, `${subject}.${name}`)]))
}

function unsupported(type: never, subject: string): never {
  throw keyloomError('ENGINE.MISUSE', `No value is known of the type ${JSON.stringify(type)} of ${subject}.`, {
    fix: 'Give it as an override of the factory.',
  })
}
