import type { $ZodType } from 'zod/v4/core'
import type { AttributeType, PropertyModel } from '../../model/index.js'
import type { Reader } from './reader.js'
import { REPORTED } from './reported.js'
import { readOtherCheck } from './string-type.js'
import { checksOf, type Definition, definitionOf } from './zod-definition.js'

interface Bounds {
  min?: number
  max?: number
}

type Of<Kind extends Definition['type']> = Extract<Definition, { type: Kind }>

export function readArray(definition: Of<'array'>, path: readonly string[], reader: Reader): AttributeType {
  return { kind: 'array', element: reader.value(definition.element, [...path, '[]']), ...readBounds(definition, path, reader) }
}

export function readTuple(definition: Of<'tuple'>, path: readonly string[], reader: Reader): AttributeType {
  const items = definition.items.map((item, index) => reader.value(item, [...path, String(index)]))
  readBounds(definition, path, reader)
  return { kind: 'tuple', items, ...(definition.rest ? { rest: reader.value(definition.rest, [...path, '[]']) } : {}) }
}

export function readSet(definition: Of<'set'>, path: readonly string[], reader: Reader): AttributeType {
  const element = reader.value(definition.valueType, [...path, '[]'])
  if (element !== REPORTED && !isSetElement(element)) {
    reader.refuse(path, `a Set of ${element.kind}`, 'DynamoDB has sets of strings, of numbers and of binary values: use z.array().')
  }
  return { kind: 'set', element, ...readBounds(definition, path, reader) }
}

/** One DynamoDB set holds one of S, N and B. */
function isSetElement(type: AttributeType): boolean {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'date':
    case 'binary':
      return true
    case 'enum':
    case 'literal':
      return type.values.every((value) => typeof value === 'string') || type.values.every((value) => typeof value === 'number')
    default:
      return false
  }
}

export function readMap(definition: Of<'map'>, path: readonly string[], reader: Reader): AttributeType {
  const key = readMapKey(definition.keyType, 'Map', path, reader)
  const bounds = readBounds(definition, path, reader)
  if (bounds.min !== undefined || bounds.max !== undefined)
    reader.refuse(path, 'a bound on the size of a Map', 'Leave the bound out, or use z.array().')
  return { kind: 'map', key, value: reader.value(definition.valueType, [...path, '{}']) }
}

export function readRecord(definition: Of<'record'>, path: readonly string[], reader: Reader): AttributeType {
  const { partial, mode } = definition as { readonly partial?: boolean; readonly mode?: string }
  const key = readMapKey(definition.keyType, 'record', path, reader)
  readBounds(definition, path, reader)
  if (mode === 'loose') reader.refuse(path, 'z.looseRecord()', 'Use z.record(), or z.looseObject() for known and unknown keys.')
  return { kind: 'record', key, value: reader.value(definition.valueType, [...path, '{}']), ...(partial === true ? { partial: true } : {}) }
}

/** A name in a DynamoDB map is text, which these types have one of. */
function readMapKey(schema: unknown, of: 'Map' | 'record', path: readonly string[], reader: Reader): AttributeType {
  const key = reader.value(schema, [...path, '{key}'])
  return key === REPORTED || hasText(key, of)
    ? key
    : reader.refuse(
        path,
        `a ${of} with keys of type ${key.kind}`,
        'The names in a DynamoDB map are text: use z.string(), z.enum() or numbers.',
      )
}

function hasText(key: AttributeType, of: 'Map' | 'record'): boolean {
  switch (key.kind) {
    case 'string':
    case 'number':
    case 'enum':
      return true
    case 'bigint':
    case 'boolean':
    case 'date':
      return of === 'Map'
    case 'literal':
      return key.values.every((value) => typeof value === 'string' || typeof value === 'number')
    default:
      return false
  }
}

export function readObject(definition: Of<'object'>, path: readonly string[], reader: Reader): AttributeType {
  const properties = Object.entries(definition.shape).map(([name, schema]): PropertyModel => {
    const { type, optional, default: fallback } = reader.member(schema, [...path, name])
    return { name, type, optional, ...(fallback === undefined ? {} : { default: fallback }) }
  })
  readBounds(definition, path, reader)
  return { kind: 'object', properties, unknownKeys: readUnknownKeys(definition.catchall, path, reader) }
}

function readUnknownKeys(catchall: $ZodType | undefined, path: readonly string[], reader: Reader): 'strip' | 'refuse' | 'keep' {
  if (catchall === undefined) return 'strip'
  const { type } = definitionOf(catchall)
  if (type === 'never') return 'refuse'
  if (type !== 'unknown' && type !== 'any')
    reader.refuse(path, 'an object with a catchall', 'Put the other keys in a z.record() of their own.')
  return 'keep'
}

export function readUnion(definition: Of<'union'>, path: readonly string[], reader: Reader): AttributeType {
  const { discriminator, inclusive } = definition as { readonly discriminator?: string; readonly inclusive?: boolean }
  if (inclusive === false && discriminator === undefined) return reader.refuse(path, 'z.xor()', 'Use z.union() or z.discriminatedUnion().')
  const options = definition.options.map((option, index) => reader.value(option, [...path, `option ${index + 1}`]))
  readBounds(definition, path, reader)
  return { kind: 'union', options, ...(discriminator === undefined ? {} : { discriminator }) }
}

/** Bounds on a length or size; every other check is reported. */
function readBounds(definition: Definition, path: readonly string[], reader: Reader): Bounds {
  const bounds: Bounds = {}
  const atLeast = (value: number) => {
    bounds.min = Math.max(bounds.min ?? 0, value)
  }
  const atMost = (value: number) => {
    bounds.max = Math.min(bounds.max ?? Number.POSITIVE_INFINITY, value)
  }
  for (const check of checksOf(definition)) {
    if (check.check === 'min_length' || check.check === 'min_size') atLeast(check.minimum)
    else if (check.check === 'max_length' || check.check === 'max_size') atMost(check.maximum)
    else if (check.check === 'length_equals') {
      atLeast(check.length)
      atMost(check.length)
    } else if (check.check === 'size_equals') {
      atLeast(check.size)
      atMost(check.size)
    } else readOtherCheck(check, path, reader)
  }
  return bounds
}
