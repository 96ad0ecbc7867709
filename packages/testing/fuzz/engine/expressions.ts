import type { Random } from '../random.js'
import type { KeyType, Source, TableCase } from './tables.js'
import { type Json, keyValue, names, types, value, wireOf } from './values.js'

/** Writes expressions of one request and collects the substitutions they use. */
export interface Writer {
  readonly random: Random
  readonly names: Map<string, string>
  readonly values: Map<string, Json>
  readonly attributes: readonly string[]
}

export function newWriter(random: Random, { types: keys }: TableCase): Writer {
  return { random, names: new Map(), values: new Map(), attributes: [...names, ...names, ...keys.keys()] }
}

/** The members a request needs for what was written; now and then one too many or too few. */
export function substitutions({ random, names: used, values }: Writer): Json {
  if (random.chance(0.004)) used.set('#unused', 'a')
  if (random.chance(0.004)) values.set(':unused', { S: 'a' })
  if (random.chance(0.004)) used.delete([...used.keys()][0] ?? '')
  if (random.chance(0.004)) values.delete([...values.keys()][0] ?? '')
  return {
    ...(used.size > 0 && { ExpressionAttributeNames: Object.fromEntries(used) }),
    ...(values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
  }
}

const plain = /^[A-Za-z][A-Za-z0-9]*$/
const reserved = new Set(['name', 'constructor', 'l', 'n', 'A'])

export function name(writer: Writer, attribute: string): string {
  const { random, names: used } = writer
  if (plain.test(attribute) && !reserved.has(attribute) && random.chance(0.5)) return attribute
  if (random.chance(0.003)) return attribute
  for (const [placeholder, known] of used) if (known === attribute) return placeholder
  const placeholder = `#${random.pick(['n', 'N', '_', '0'])}${used.size}`
  used.set(placeholder, attribute)
  return placeholder
}

export function literal({ values }: Writer, wire: Json): string {
  const placeholder = `:v${values.size}`
  values.set(placeholder, wire)
  return placeholder
}

export function path(writer: Writer): string {
  const { random } = writer
  let text = name(writer, random.pick(writer.attributes))
  for (let depth = 0; depth < 3 && random.chance(0.3); depth += 1)
    text += random.chance(0.5) ? `.${name(writer, random.pick(names))}` : `[${random.int(4)}]`
  return text
}

function operand(writer: Writer): string {
  const { random } = writer
  if (random.chance(0.5)) return path(writer)
  if (random.chance(0.12)) return `size(${random.chance(0.95) ? path(writer) : operand(writer)})`
  return literal(writer, random.chance(0.7) ? wireOf(random, random.pick(['S', 'N', 'N', 'B'])) : value(random))
}

/** A condition or filter. */
export function condition(writer: Writer, depth = 0): string {
  const { random } = writer
  if (depth < 3 && random.chance(0.35)) {
    const inner = (): string => condition(writer, depth + 1)
    const group = (text: string): string => (random.chance(0.5) ? `(${text})` : text)
    return random.pick([
      () => `${group(inner())} ${random.pick(['AND', 'and', 'And'])} ${group(inner())}`,
      () => `${group(inner())} OR ${group(inner())}`,
      () => `NOT ${group(inner())}`,
      () => `(${inner()})`,
    ])()
  }
  const comparator = random.pick(['=', '<>', '<', '<=', '>', '>='])
  return random.pick([
    () => `${operand(writer)}${random.pick([' ', ''])}${comparator} ${operand(writer)}`,
    () => `${path(writer)} ${comparator} ${literal(writer, wireOf(random, random.pick(['S', 'N', 'B'])))}`,
    () => `${operand(writer)} BETWEEN ${operand(writer)} AND ${operand(writer)}`,
    () => between(writer),
    () => `${operand(writer)} IN (${[operand(writer), ...random.times(3, () => operand(writer))].join(', ')})`,
    () => `attribute_exists(${path(writer)})`,
    () => `attribute_not_exists (${path(writer)})`,
    () => `attribute_type(${path(writer)}, ${literal(writer, { S: random.chance(0.95) ? random.pick(types) : 'X' })})`,
    () => `begins_with(${path(writer)}, ${literal(writer, wireOf(random, random.chance(0.9) ? random.pick(['S', 'B']) : 'N'))})`,
    () => `contains(${path(writer)}, ${operand(writer)})`,
    () => `size(${path(writer)}) ${comparator} ${literal(writer, { N: String(random.int(4)) })}`,
  ])()
}

function between(writer: Writer): string {
  const { random } = writer
  const [low, high] = [random.int(6) - 2, random.int(6)].sort((a, b) => a - b)
  return `${path(writer)} BETWEEN ${literal(writer, { N: String(low) })} AND ${literal(writer, { N: String(high) })}`
}

/** An update of any number of clauses. */
export function update(writer: Writer): string {
  const { random } = writer
  const clauses = random.some(['SET', 'REMOVE', 'ADD', 'DELETE'], 0.4)
  if (clauses.length === 0) clauses.push('SET')
  return clauses
    .map((clause) => `${random.chance(0.9) ? clause : clause.toLowerCase()} ${list(random, () => actionOf(writer, clause)).join(', ')}`)
    .join(' ')
}

function list(random: Random, draw: () => string): string[] {
  return [draw(), ...(random.chance(0.4) ? random.times(2, draw) : [])]
}

function target(writer: Writer): string {
  return writer.random.chance(0.7) ? name(writer, writer.random.pick(writer.attributes)) : path(writer)
}

function actionOf(writer: Writer, clause: string): string {
  const { random } = writer
  switch (clause) {
    case 'SET':
      return `${target(writer)} = ${assigned(writer)}`
    case 'REMOVE':
      return path(writer)
    case 'ADD':
      return `${target(writer)} ${literal(writer, wireOf(random, random.pick(random.chance(0.95) ? ['N', 'N', 'SS', 'NS', 'BS'] : types)))}`
    default:
      return `${target(writer)} ${literal(writer, wireOf(random, random.pick(random.chance(0.95) ? ['SS', 'NS', 'BS'] : types)))}`
  }
}

function assigned(writer: Writer): string {
  const { random } = writer
  return random.pick([
    () => literal(writer, value(random)),
    () => term(writer),
    () => term(writer),
    () => `${term(writer)} ${random.pick(['+', '-'])} ${term(writer)}`,
    () => `if_not_exists(${path(writer)}, ${literal(writer, { N: '0' })}) + ${literal(writer, wireOf(random, 'N'))}`,
  ])()
}

function term(writer: Writer, depth = 0): string {
  const { random } = writer
  if (random.chance(0.4)) return literal(writer, value(random))
  if (depth > 1 || random.chance(0.4)) return path(writer)
  return random.chance(0.5)
    ? `if_not_exists(${path(writer)}, ${term(writer, depth + 1)})`
    : `list_append(${random.chance(0.6) ? literal(writer, wireOf(random, 'L')) : term(writer, depth + 1)}, ${term(writer, depth + 1)})`
}

/** Paths to show. */
export function projection(writer: Writer): string {
  return list(writer.random, () => path(writer)).join(', ')
}

/** A condition on the keys of a table or index. */
export function keyCondition(writer: Writer, { hash, range }: Source, keyTypes: ReadonlyMap<string, KeyType>): string {
  const { random } = writer
  const of = (key: string): string => literal(writer, keyValue(random, random.chance(0.01) ? 'S' : keyTypes.get(key)!))
  const first = `${name(writer, hash)} ${random.chance(0.99) ? '=' : '>'} ${of(hash)}`
  if (range === undefined || random.chance(0.35)) return first
  const type = keyTypes.get(range)!
  const second = random.pick([
    () => `${name(writer, range)} ${random.pick(['=', '<', '<=', '>', '>='])} ${of(range)}`,
    () => `${name(writer, range)} BETWEEN ${of(range)} AND ${of(range)}`,
    () =>
      type === 'N' && random.chance(0.97) ? `${of(range)} < ${name(writer, range)}` : `begins_with(${name(writer, range)}, ${of(range)})`,
  ])()
  const both = random.chance(0.8) ? [first, second] : [second, first]
  return random.chance(0.1) ? both.map((each) => `(${each})`).join(' AND ') : both.join(' AND ')
}

/** An expression with one piece of it dropped, doubled, swapped or replaced. */
export function spoil(random: Random, text: string): string {
  const pieces: readonly string[] = text.match(/[A-Za-z0-9_#:]+|<>|<=|>=|\S|\s+/g) ?? []
  if (pieces.length === 0) return text
  const at = random.int(pieces.length)
  const changed = random.pick<() => string[]>([
    () => [...pieces.slice(0, at), ...pieces.slice(at + 1)],
    () => [...pieces.slice(0, at), pieces[at]!, ' ', ...pieces.slice(at)],
    () => [
      ...pieces.slice(0, at),
      random.pick(['(', ')', ',', 'AND', 'NOT', '=', '.', '[', 'size', ':', '#', '1', '$', 'SET', 'OR', 'IN']),
      ...pieces.slice(at),
    ],
    () => pieces.with(at, pieces[(at + 1) % pieces.length]!),
  ])()
  return changed.join('')
}
