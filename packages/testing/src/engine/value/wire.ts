import { validation } from '../service-error.js'
import { canonicalNumber } from './decimal.js'
import type { Item, Value, ValueType } from './value.js'

/** An attribute value as JSON carries it. The wire layer has checked the JSON types, not yet what they say. */
export interface WireValue {
  readonly S?: string
  readonly N?: string
  readonly B?: string
  readonly BOOL?: boolean
  readonly NULL?: boolean
  readonly SS?: readonly string[]
  readonly NS?: readonly string[]
  readonly BS?: readonly string[]
  readonly L?: readonly WireValue[]
  readonly M?: WireItem
}

/** The type tags a value can have. */
export const valueTypes: ReadonlySet<string> = new Set<ValueType>(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'])

/** Attributes by name as JSON carries them. */
export type WireItem = Readonly<Record<string, WireValue>>

/** Reads the attributes of an item, a key or a set of substitutions. */
export function decodeItem(wire: WireItem, nestingLevels: number): Item {
  return decodeMap(wire, 0, nestingLevels)
}

/** Reads one value; the exceptions are the service's for values it does not take. */
export function decodeValue(wire: WireValue, nestingLevels: number): Value {
  return decode(wire, 0, nestingLevels)
}

/** The JSON of an item. Own properties throughout, whatever the names. */
export function encodeItem(item: Item): WireItem {
  const wire: Record<string, WireValue> = {}
  for (const [name, value] of item) {
    // Assigning what every object inherits would set a prototype, or fail where that of all objects is frozen.
    if (name in Object.prototype)
      Object.defineProperty(wire, name, { value: encodeValue(value), enumerable: true, configurable: true, writable: true })
    else wire[name] = encodeValue(value)
  }
  return wire
}

/** The JSON of a value. */
export function encodeValue(value: Value): WireValue {
  switch (value.type) {
    case 'S':
      return { S: value.value }
    case 'N':
      return { N: value.value }
    case 'B':
      return { B: base64(value.value) }
    case 'BOOL':
      return { BOOL: value.value }
    case 'NULL':
      return { NULL: true }
    case 'SS':
      return { SS: value.value }
    case 'NS':
      return { NS: value.value }
    case 'BS':
      return { BS: value.value.map(base64) }
    case 'L':
      return { L: value.value.map(encodeValue) }
    case 'M':
      return { M: encodeItem(value.value) }
  }
}

function decodeMap(wire: WireItem, depth: number, nestingLevels: number): Item {
  const item = new Map<string, Value>()
  for (const name of Object.keys(wire)) {
    if (name === '') throw invalidValue('Empty attribute name')
    item.set(name, decode(wire[name]!, depth, nestingLevels))
  }
  return item
}

function decode(wire: WireValue, depth: number, nestingLevels: number): Value {
  if (depth > nestingLevels) throw validation('Nesting Levels have exceeded supported limits')
  const tags = tagsOf(wire)
  if (tags.length !== 1) {
    throw validation(
      tags.length === 0
        ? 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
        : 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  }
  switch (tags[0]) {
    case 'S':
      return { type: 'S', value: wire.S! }
    case 'N':
      return { type: 'N', value: canonicalNumber(wire.N!) }
    case 'B':
      return { type: 'B', value: bytes(wire.B!) }
    case 'BOOL':
      return { type: 'BOOL', value: wire.BOOL! }
    case 'NULL':
      if (wire.NULL !== true) throw invalidValue('Null attribute value types must have the value of true')
      return { type: 'NULL', value: true }
    case 'SS':
      return { type: 'SS', value: distinct(wire.SS!, 'string', wire.SS!) }
    case 'NS':
      return {
        type: 'NS',
        value: distinct(
          wire.NS!.map((member) => canonicalNumber(member)),
          'number',
          wire.NS!,
        ),
      }
    case 'BS':
      return { type: 'BS', value: distinct(wire.BS!.map(bytes), 'binary', wire.BS!) }
    case 'L':
      return { type: 'L', value: wire.L!.map((member) => decode(member, depth + 1, nestingLevels)) }
    case 'M':
      return { type: 'M', value: decodeMap(wire.M!, depth + 1, nestingLevels) }
    default:
      throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  }
}

/** The types a value says it has. Members the service does not know and members that are null do not count. */
function tagsOf(wire: WireValue): readonly string[] {
  const tags = Object.keys(wire)
  if (tags.length === 1 && valueTypes.has(tags[0]!)) return tags
  return tags.filter((tag) => valueTypes.has(tag) && (wire as Readonly<Record<string, unknown>>)[tag] !== null)
}

function distinct(members: readonly string[], kind: string, shown: readonly string[]): readonly string[] {
  const isBinary = kind === 'binary'
  if (members.length === 0) throw invalidValue(isBinary ? 'Binary sets should not be empty' : `An ${kind} set  may not be empty`)
  if (new Set(members).size < members.length)
    throw invalidValue(`Input collection [${shown.slice(0, 20).join(', ')}]${isBinary ? 'of type BS' : ''} contains duplicates.`)
  return members
}

function invalidValue(detail: string): Error {
  return validation(`One or more parameter values were invalid: ${detail}`)
}

function bytes(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1')
}

function base64(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('base64')
}
