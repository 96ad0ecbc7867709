import { unreadable, validation } from '../service-error.js'
import { valueTypes, type WireItem, type WireValue } from '../value/wire.js'
import type { Fields, IntegerShape, Shape, StringShape, StructureOf } from './shape.js'

/** Deeper than any value the service takes, and far from the depth at which recursion could fail. */
const MAX_VALUE_DEPTH = 100
const MAX_REPORTED = 10
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * Checks a request against the shape of its operation and answers its known members. A wrong JSON type is a SerializationException at
 * once; broken bounds are collected and reported together, as the service does.
 */
export function readInput<F extends Fields>(fields: F, input: unknown): StructureOf<F> {
  const problems: string[] = []
  const result = readStructure(fields, input, '', problems)
  if (problems.length > 0) {
    throw validation(
      `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.slice(0, MAX_REPORTED).join('; ')}`,
    )
  }
  return result as StructureOf<F>
}

function readStructure(fields: Fields, input: unknown, path: string, problems: string[]): Record<string, unknown> {
  const source = objectOf(input)
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(fields)) {
    const field = fields[name]!
    const value = Object.hasOwn(source, name) ? source[name] : undefined
    if ((value === undefined || value === null) && field.required !== true) continue
    const at = path === '' ? memberName(name) : `${path}.${memberName(name)}`
    if (value !== undefined && value !== null) result[name] = read(field, value, at, problems)
    else if (field.kind === 'string' && field.whenMissing !== undefined) throw validation(field.whenMissing)
    else problems.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`)
  }
  return result
}

function read(shape: Shape, value: unknown, path: string, problems: string[]): unknown {
  switch (shape.kind) {
    case 'string':
      return readString(shape, value, path, problems)
    case 'enum':
      if (!shape.values.includes(stringOf(value)))
        problems.push(`${shown(value, path)}: Member must satisfy enum value set: [${shape.values.join(', ')}]`)
      return value
    case 'integer':
      return readInteger(shape, value, path, problems)
    case 'boolean':
      if (typeof value !== 'boolean') throw unreadable(`${jsonType(value)} cannot be converted to Boolean`)
      return value
    case 'document':
      return value
    case 'value':
      return checkValue(value, 0)
    case 'item':
      return checkItem(value, 0)
    case 'list': {
      if (!Array.isArray(value))
        throw unreadable(value === Object(value) ? 'Start of structure or map found where not expected.' : 'Unexpected field type')
      checkLength(shape, value.length, value, path, problems)
      return value.map((member, i) => read(shape.of, present(member), `${path}.${i + 1}.member`, problems))
    }
    case 'map': {
      const source = objectOf(value)
      const keys = Object.keys(source)
      checkLength(shape, keys.length, value, path, problems)
      return Object.fromEntries(keys.map((key) => [key, read(shape.of, present(source[key]), `${path}.${key}.member`, problems)]))
    }
    case 'structure':
      return readStructure(shape.fields, value, path, problems)
  }
}

function readString(
  { min = 0, max = Number.POSITIVE_INFINITY, pattern, arn }: StringShape,
  value: unknown,
  path: string,
  problems: string[],
): string {
  const text = stringOf(value)
  if (arn === true && text.startsWith('arn:')) return text
  if (text.length < min) problems.push(`${shown(text, path)}: Member must have length greater than or equal to ${min}`)
  else if (text.length > max) problems.push(`${shown(text, path)}: Member must have length less than or equal to ${max}`)
  else if (pattern?.test(text) === false)
    problems.push(`${shown(text, path)}: Member must satisfy regular expression pattern: ${pattern.source.replace(/^\^|\$$/g, '')}`)
  return text
}

function readInteger({ min, max }: IntegerShape, value: unknown, path: string, problems: string[]): number {
  if (typeof value !== 'number') throw unreadable(`${jsonType(value)} cannot be converted to Integer`)
  if (!Number.isSafeInteger(value)) throw unreadable(`${value} cannot be converted to Integer`)
  if (min !== undefined && value < min) problems.push(`${shown(value, path)}: Member must have value greater than or equal to ${min}`)
  if (max !== undefined && value > max) problems.push(`${shown(value, path)}: Member must have value less than or equal to ${max}`)
  return value
}

function checkLength({ min, max }: { min?: number; max?: number }, length: number, value: unknown, path: string, problems: string[]): void {
  if (min !== undefined && length < min) problems.push(`${shown(value, path)}: Member must have length greater than or equal to ${min}`)
  if (max !== undefined && length > max) problems.push(`${shown(value, path)}: Member must have length less than or equal to ${max}`)
}

function checkItem(value: unknown, depth: number): WireItem {
  const source = objectOf(value)
  for (const name of Object.keys(source)) checkValue(source[name], depth)
  return source as WireItem
}

function checkValue(input: unknown, depth: number): WireValue {
  if (depth > MAX_VALUE_DEPTH) throw validation('Nesting Levels have exceeded supported limits')
  const value = objectOf(input)
  for (const tag of Object.keys(value)) {
    const content = value[tag]
    if (content === null || !valueTypes.has(tag)) continue
    if (tag === 'S' || tag === 'N') stringOf(content)
    else if (tag === 'B') checkBase64(content)
    else if (tag === 'BOOL' || tag === 'NULL') {
      if (typeof content !== 'boolean') throw unreadable(`${jsonType(content)} cannot be converted to Boolean`)
    } else if (tag === 'M') checkItem(content, depth + 1)
    else {
      if (!Array.isArray(content)) throw unreadable('Unexpected field type')
      for (const member of content) {
        if (tag === 'L') checkValue(member, depth + 1)
        else if (tag === 'BS') checkBase64(member)
        else stringOf(member)
      }
    }
  }
  return value as WireValue
}

function checkBase64(value: unknown): void {
  if (!BASE64.test(stringOf(value))) throw unreadable('Invalid Base64 data')
}

function stringOf(value: unknown): string {
  if (typeof value !== 'string') throw unreadable(`${jsonType(value)} cannot be converted to String`)
  return value
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable(Array.isArray(value) ? 'Unrecognized collection type' : 'Unexpected token received from parser')
  return value as Record<string, unknown>
}

function present(value: unknown): unknown {
  if (value === null || value === undefined) throw unreadable('Unexpected null value')
  return value
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function shown(value: unknown, path: string): string {
  const text =
    typeof value === 'string' || typeof value === 'number' ? `'${value}'` : Array.isArray(value) && value.length === 0 ? "'[]'" : "'{...}'"
  return `Value ${text.slice(0, 300)} at '${path}' failed to satisfy constraint`
}

function jsonType(value: unknown): string {
  if (value === null) return 'NULL_VALUE'
  if (Array.isArray(value)) return 'LIST_VALUE'
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return typeof value === 'number' ? 'NUMBER_VALUE' : typeof value === 'string' ? 'STRING_VALUE' : 'STRUCTURE_VALUE'
}
