/** Objects, lists, records, maps, sets, tuples and unions of other schemas. */
import { z } from 'zod'
import type { Draw } from '../../../testing/fuzz/fuzzer.js'
import type { DrawKind, Kind } from './kind.js'
import { booleanKind, dateKeyKind, memberKind, namesKind, numbersKind, scalarKind } from './scalars.js'
import { text, textKind } from './texts.js'

const propertyNames = ['a', 'b', 'kind', 'a.b', 'constructor', 'toString', 'hasOwnProperty', '0', 'é', 'length', '']

export const anyKind: DrawKind = (random, depth) => {
  if (depth === 0 || random.chance(0.35)) return scalarKind(random)
  return random.pick([
    objectKind,
    objectKind,
    listKind,
    tupleKind,
    setKind,
    recordKind,
    mapKind,
    unionKind,
    taggedKind,
    freeKind,
    nullableKind,
  ])(random, depth - 1)
}

const sized = <S extends { min(size: number): S; max(size: number): S }>(random: Draw, schema: S): S => {
  const atLeast = random.chance(0.2) ? schema.min(random.int(3)) : schema
  return random.chance(0.2) ? atLeast.max(random.int(4)) : atLeast
}

/** A property: its schema, and a value of it, or undefined for none. */
export function propertyKind(random: Draw, depth: number): Kind {
  const { schema, valid } = anyKind(random, depth)
  const orNot = () => (random.chance(0.3) ? undefined : valid())
  const around = random.int(8)
  if (around === 0) return { schema: schema.optional(), valid: orNot }
  if (around === 1) return { schema: schema.nullish(), valid: () => random.pick([undefined, null, valid()]) }
  if (around === 2) return { schema: schema.optional().nullable(), valid: () => random.pick([undefined, null, valid()]) }
  if (around === 3) return { schema: z.exactOptional(schema), valid: orNot }
  if (around === 4) return { schema: z.nonoptional(schema.optional()), valid }
  if (around === 5) return defaultKind(random)
  return { schema, valid }
}

/** A default has to be JSON. */
function defaultKind(random: Draw): Kind {
  const [schema, fallback] = random.pick<readonly [z.ZodType, unknown]>([
    [z.string().min(2), 'no'],
    [z.int().nullable(), null],
    [z.boolean(), true],
    [z.array(z.string()), ['a']],
    [z.object({ a: z.number().optional() }), { a: 1 }],
    [z.record(z.string(), z.int()), { a: 1 }],
  ])
  const withDefault = random.pick([schema.default(fallback), schema.optional().default(fallback), schema.default(fallback).optional()])
  return { schema: withDefault, valid: () => random.pick([undefined, structuredClone(fallback)]) }
}

function shapeOf(random: Draw, depth: number, taken: readonly string[] = []): Readonly<Record<string, Kind>> {
  const names = random.some(
    propertyNames.filter((name) => !taken.includes(name)),
    0.25,
  )
  return Object.fromEntries(names.map((name) => [name, propertyKind(random, depth)]))
}

const schemasOf = (shape: Readonly<Record<string, Kind>>) =>
  Object.fromEntries(Object.entries(shape).map(([name, { schema }]) => [name, schema]))

const valuesOf = (shape: Readonly<Record<string, Kind>>) =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([name, { valid }]) => [name, valid()])
      .filter(([, value]) => value !== undefined),
  )

const objectKind: DrawKind = (random, depth) => {
  const shape = shapeOf(random, depth)
  const object = random.pick([z.object, z.object, z.strictObject, z.looseObject])
  return { schema: object(schemasOf(shape)), valid: () => valuesOf(shape) }
}

const listKind: DrawKind = (random, depth) => {
  const { schema, valid } = anyKind(random, depth)
  const list = sized(random, z.array(schema))
  return { schema: random.chance(0.1) ? list.readonly() : list, valid: () => random.times(random.int(4), valid) }
}

const tupleKind: DrawKind = (random, depth) => {
  const items = random.times(1 + random.int(3), () => anyKind(random, depth))
  const rest = random.chance(0.3) ? anyKind(random, depth) : undefined
  const schemas = items.map(({ schema }) => schema) as [z.ZodType, ...z.ZodType[]]
  return {
    schema: rest === undefined ? z.tuple(schemas) : z.tuple(schemas, rest.schema),
    valid: () => [...items.map(({ valid }) => valid()), ...(rest === undefined ? [] : random.times(random.int(3), rest.valid))],
  }
}

const setKind: DrawKind = (random) => {
  const { schema, valid } = memberKind(random)
  return { schema: sized(random, z.set(schema)), valid: () => new Set(random.times(random.int(4), valid)) }
}

const recordKind: DrawKind = (random, depth) => {
  const { schema, valid } = anyKind(random, depth)
  const key = random.pick([textKind, namesKind, numbersKind])(random)
  const partial = random.chance(0.2)
  const record = (partial ? z.partialRecord : z.record)(key.schema as z.ZodString, schema)
  // Finitely many keys have to be there all.
  const { values } = (key.schema as z.ZodType & { readonly _zod: { readonly values?: ReadonlySet<unknown> } })._zod
  const keys = () => (values === undefined || partial ? random.times(random.int(4), key.valid) : [...values])
  return { schema: record, valid: () => Object.fromEntries(keys().map((name) => [String(name), valid()])) }
}

const mapKind: DrawKind = (random, depth) => {
  const { schema, valid } = anyKind(random, depth)
  const key = random.pick([textKind, namesKind, numbersKind, booleanKind, dateKeyKind])(random)
  return { schema: z.map(key.schema, schema), valid: () => new Map(random.times(random.int(4), () => [key.valid(), valid()])) }
}

const unionKind: DrawKind = (random, depth) => {
  const options = random.times(2 + random.int(2), () => anyKind(random, depth))
  return { schema: z.union(options.map(({ schema }) => schema)), valid: () => random.pick(options).valid() }
}

/** A discriminated union. */
const taggedKind: DrawKind = (random, depth) => {
  const tags = random.pick<readonly (string | number | boolean)[]>([
    ['a', 'b', 'c'],
    ['__proto__', 'constructor', 'x'],
    [1, 2, '1'],
    [true, false, 'true'],
  ])
  const options = tags.map((tag) => ({ tag, shape: shapeOf(random, depth, ['kind']) }))
  const [first, ...others] = options.map(({ tag, shape }) => z.object({ kind: z.literal(tag), ...schemasOf(shape) }))
  const valid = () => {
    const { tag, shape } = random.pick(options)
    return { kind: tag, ...valuesOf(shape) }
  }
  return { schema: z.discriminatedUnion('kind', [first!, ...others]), valid }
}

const nullableKind: DrawKind = (random, depth) => {
  const { schema, valid } = anyKind(random, depth)
  return { schema: schema.nullable(), valid: () => (random.chance(0.3) ? null : valid()) }
}

/** Of any form. */
const freeKind: DrawKind = (random) => {
  const json = (depth: number): unknown =>
    random.pick<() => unknown>([
      () => text(random),
      () => random.int(10),
      () => random.pick([null, true, false]),
      ...(depth === 0 ? [] : [() => random.times(random.int(3), () => json(depth - 1))]),
      ...(depth === 0 ? [] : [() => Object.fromEntries(random.times(random.int(3), () => [random.pick(propertyNames), json(depth - 1)]))]),
    ])()
  return { schema: random.pick([z.any, z.unknown, z.json])(), valid: () => json(2) }
}
