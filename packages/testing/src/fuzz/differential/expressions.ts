import type { Draw } from '../fuzzer.js'
import type { FuzzKey, FuzzTable } from './schema.js'
import { keyValue, memberNames, plainNames, usualValue, value, type Wire } from './values.js'

/** Builds the expressions of one request, with the placeholders they use. */
export interface Expressions {
  readonly names: Record<string, string>
  readonly values: Wire
}

/** No placeholders yet. */
export function expressions(): Expressions {
  return { names: {}, values: {} }
}

/** The members of a request that carry the placeholders. */
export function placeholders({ names, values }: Expressions): Wire {
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  }
}

/** A document path over the usual attributes. */
export function path(d: Draw, e: Expressions, table?: FuzzTable): string {
  const tops = table === undefined || d.chance(0.8) ? plainNames : [table.hash.name, 's', 'g', 'h']
  const top = d.pick(tops)
  let text = name(d, e, top)
  if (!plainNames.includes(top) && !d.chance(0.05)) return text
  if (top === 'm' && d.chance(0.6)) return `${text}.${name(d, e, d.pick(memberNames))}`
  if (top === 'l' && d.chance(0.6)) return `${text}[${d.int(3)}]`
  for (let i = d.int(8); i > 6; i -= 1) text += d.chance(0.5) ? `[${d.int(3)}]` : `.${name(d, e, d.pick(memberNames))}`
  return text
}

function name(d: Draw, e: Expressions, attribute: string): string {
  if (/^[a-z]$/.test(attribute) && d.chance(0.7)) return attribute
  const placeholder = `#n${Object.keys(e.names).length}`
  e.names[placeholder] = attribute
  return placeholder
}

/** A placeholder for a value. */
export function literal(d: Draw, e: Expressions, wire: Wire = value(d)): string {
  const placeholder = `:v${Object.keys(e.values).length}`
  e.values[placeholder] = wire
  return placeholder
}

function operand(d: Draw, e: Expressions, table: FuzzTable | undefined): string {
  const kind = d.int(10)
  if (kind < 4) return path(d, e, table)
  if (kind < 8) return d.chance(0.6) ? literal(d, e, usualValue(d, d.pick(['n', 'a', 'a', 'n', 'b']))) : literal(d, e)
  return kind === 8 ? `size(${d.chance(0.9) ? path(d, e, table) : literal(d, e)})` : `(${path(d, e, table)})`
}

const comparators = ['=', '<>', '<', '<=', '>', '>=']

/** A condition, sometimes wrong in type or form. */
export function condition(d: Draw, e: Expressions, table: FuzzTable | undefined, depth = 0): string {
  const kind = d.int(depth > 3 ? 9 : 13)
  const left = (): string => operand(d, e, table)
  switch (kind) {
    case 0:
    case 1:
    case 2:
      return `${left()} ${d.pick(comparators)} ${left()}`
    case 3:
      return `attribute_exists(${path(d, e, table)})`
    case 4:
      return `attribute_not_exists(${path(d, e, table)})`
    case 5:
      return `attribute_type(${path(d, e, table)}, ${literal(d, e, { S: d.pick(['S', 'N', 'B', 'SS', 'NS', 'BS', 'L', 'M', 'BOOL', 'NULL', 'X']) })})`
    case 6:
      return d.chance(0.5) ? `begins_with(${left()}, ${left()})` : `contains(${left()}, ${left()})`
    case 7:
      return `${left()} BETWEEN ${left()} AND ${left()}`
    case 8:
      return `${left()} IN (${d.times(1 + d.int(3), left).join(', ')})`
    case 9:
      return `NOT ${condition(d, e, table, depth + 1)}`
    case 10:
      return `(${condition(d, e, table, depth + 1)})`
    default:
      return `${condition(d, e, table, depth + 1)} ${d.pick(['AND', 'OR', 'and'])} ${condition(d, e, table, depth + 1)}`
  }
}

/** A key condition that fits the keys, most of the time. */
export function keyCondition(d: Draw, e: Expressions, hash: FuzzKey, range: FuzzKey | undefined): string {
  const first = `${hash.name} = ${literal(d, e, keyValue(d, hash))}`
  if (range === undefined || d.chance(0.4)) return first
  const bound = (): string => literal(d, e, keyValue(d, range))
  const kind = d.int(20)
  if (kind < 12) return `${first} AND ${range.name} ${d.pick(comparators)} ${bound()}`
  if (kind < 15) return `${first} AND ${range.name} BETWEEN ${bound()} AND ${bound()}`
  if (kind < 18) return `begins_with(${range.name}, ${bound()}) AND ${first}`
  return kind === 18 ? `${first} AND a = ${bound()}` : `${first} OR ${range.name} = ${bound()}`
}

/** An update, sometimes wrong in type or form. */
export function update(d: Draw, e: Expressions, table: FuzzTable): string {
  const sections: string[] = []
  const list = (make: () => string): string => d.times(1 + d.int(2), make).join(', ')
  const target = (): string => path(d, e, d.chance(0.1) ? table : undefined)
  if (d.chance(0.7)) sections.push(`SET ${list(() => `${target()} = ${assigned(d, e)}`)}`)
  if (d.chance(0.3)) sections.push(`REMOVE ${list(target)}`)
  if (d.chance(0.3)) sections.push(`ADD ${list(() => (d.chance(0.2) ? `${target()} ${literal(d, e)}` : typed(d, e)))}`)
  if (d.chance(0.2))
    sections.push(`DELETE ${list(() => (d.chance(0.2) ? `${target()} ${literal(d, e)}` : `b ${literal(d, e, usualValue(d, 'b'))}`))}`)
  return sections.length === 0 ? `REMOVE ${target()}` : sections.join(' ')
}

/** A target with a value of the type it usually has. */
function typed(d: Draw, e: Expressions): string {
  const attribute = d.pick(['n', 'b'])
  return `${attribute} ${literal(d, e, usualValue(d, attribute))}`
}

function assigned(d: Draw, e: Expressions): string {
  const simple = (): string => (d.chance(0.5) ? path(d, e) : literal(d, e))
  const number = (): string =>
    d.chance(0.5) ? (d.chance(0.2) ? path(d, e) : 'n') : literal(d, e, { N: d.pick(['1', '2.5', '-3', '1e30']) })
  switch (d.int(8)) {
    case 0:
      return `${number()} ${d.pick(['+', '-'])} ${number()}`
    case 1:
      return `if_not_exists(${path(d, e)}, ${simple()})`
    case 2:
      return `list_append(${simple()}, ${d.chance(0.5) ? literal(d, e, { L: [value(d)] }) : simple()})`
    case 3:
      return `if_not_exists(${path(d, e)}, ${number()}) + ${number()}`
    case 4:
      return path(d, e)
    default:
      return literal(d, e)
  }
}

/** Paths with commas between them. */
export function projection(d: Draw, e: Expressions, table: FuzzTable): string {
  return d.times(1 + d.int(3), () => path(d, e, table)).join(', ')
}

/** Spoils an expression now and then: a piece lost, doubled or out of place. */
export function spoil(d: Draw, text: string): string {
  if (!d.chance(0.03)) return text
  const pieces = text.split(/(\s+|[(),.])/)
  const at = d.int(pieces.length)
  const kind = d.int(3)
  if (kind === 0) pieces.splice(at, 1)
  else
    pieces.splice(at, 0, kind === 1 ? pieces[d.int(pieces.length)]! : d.pick(['(', ')', 'AND', 'name', '$', '=', ',', '0', ' :v9 ', '#zz']))
  return pieces.join('')
}
