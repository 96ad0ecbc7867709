import type { AttributeType, KeyEncoding, KeyType } from '../../model/index.js'
import { REPORTED } from '../attribute/reported.js'
import { numberEncoding } from './number-width.js'
import { needsEscape } from './text-safety.js'

/** Why a value cannot be encoded so; the sentence goes on after the attribute's name. */
export interface EncodingFault {
  readonly fault: string
  readonly fix?: string
  /** Of the format rather than the attribute. */
  readonly isFormat?: boolean
}

export type Resolved = KeyEncoding | EncodingFault

const TIME_UNITS = { year: 'year', month: 'month', day: 'day', hour: 'hour' } as const
type TimeUnit = keyof typeof TIME_UNITS

/**
 * How a value becomes text in a template of a string key. `delimiter` is given where something follows the value in the key.
 */
export function resolveEncoding(type: AttributeType, format: string | undefined, delimiter: string | undefined): Resolved {
  if (type === REPORTED) return { kind: 'text' }
  const shard = shardEncoding(type, format)
  if (shard !== undefined) return shard
  switch (type.kind) {
    case 'string':
      return stringEncoding(type, format, delimiter)
    case 'number':
    case 'bigint':
      return formattedNumber(type, format)
    case 'date':
      return dateEncoding(type, format)
    case 'boolean':
      return format === undefined ? { kind: 'boolean' } : wrongFormat(format, 'a boolean takes no format')
    case 'enum':
    case 'literal':
      return valuesEncoding(type, format, delimiter)
    case 'nullable':
      return { fault: 'can be null, and null has no place in a key', fix: 'Use optional() instead of nullable().' }
    default:
      return { fault: `is ${nameOf(type)}, and only a string, number, bigint, boolean, Date or enum can be part of a key` }
  }
}

/** Values of any type that a key can hold are spread over 2 to 1000 shards. */
function shardEncoding(type: AttributeType, format: string | undefined): Resolved | undefined {
  const [, digits] = /^shard\((\d{1,4})\)$/.exec(format ?? '') ?? []
  if (digits === undefined) return undefined
  const plain = resolveEncoding(type, undefined, undefined)
  if ('fault' in plain) return plain
  const count = Number(digits)
  if (count < 2 || count > 1000) return wrongFormat(format ?? '', 'shard(n) takes n from 2 to 1000')
  return { kind: 'shard', count, width: String(count - 1).length }
}

function stringEncoding(type: AttributeType & { kind: 'string' }, format: string | undefined, delimiter: string | undefined): Resolved {
  if (format === undefined || format === 'lower' || format === 'upper') return textEncoding(type, format, delimiter)
  const isDate = type.format === 'date'
  const isUtc = type.format === 'datetime' && isUtcOnly(type)
  if (format === 'desc') {
    if (isDate || (isUtc && type.precision !== undefined)) return { kind: 'descendingText' }
    return wrongFormat(
      format,
      'only an ISO date, or a datetime in UTC with a fixed precision, has a descending form',
      'Use z.iso.datetime({ precision: 3 }) or z.date().',
    )
  }
  if (format in TIME_UNITS) {
    if (isUtc || (isDate && format !== 'hour')) return { kind: 'slice', unit: format as TimeUnit, of: 'text' }
    return wrongFormat(
      format,
      'only an ISO date, or a datetime in UTC, has one',
      'Use z.iso.datetime() without offset and local, or z.date().',
    )
  }
  return wrongFormat(format, 'a string takes lower, upper, desc, year, month, day or hour')
}

/** Whether the format admits only times that end in `Z`. The pattern is zod's own, so it says so itself. */
export function isUtcOnly(type: AttributeType & { kind: 'string' }): boolean {
  return type.patterns?.some(({ source }) => /\(\?:Z\)\)\$$/.test(source)) ?? false
}

function textEncoding(type: AttributeType, change: 'lower' | 'upper' | undefined, delimiter: string | undefined): KeyEncoding {
  const escaped = delimiter !== undefined && needsEscape(type, delimiter) ? delimiter : undefined
  return { kind: 'text', ...(escaped === undefined ? {} : { escape: escaped }), ...(change === undefined ? {} : { change }) }
}

function formattedNumber(type: AttributeType & { kind: 'number' | 'bigint' }, format: string | undefined): Resolved {
  if (format === undefined || format === 'desc') return withFormat(numberEncoding(type, format === 'desc', undefined), format)
  const [, name, digits] = /^(pad|desc)\(([1-9]\d?)\)$/.exec(format) ?? []
  if (name === undefined) return wrongFormat(format, 'a number takes pad(n), desc or desc(n), with n from 1 to 99')
  return withFormat(numberEncoding(type, name === 'desc', Number(digits)), format)
}

function withFormat(resolved: Resolved, format: string | undefined): Resolved {
  return 'fault' in resolved && format !== undefined ? { ...resolved, isFormat: true } : resolved
}

function dateEncoding(type: AttributeType & { kind: 'date' }, format: string | undefined): Resolved {
  if (format !== undefined && format in TIME_UNITS) return { kind: 'slice', unit: format as TimeUnit, of: 'date' }
  if (format !== undefined && format !== 'desc') return wrongFormat(format, 'a Date takes desc, year, month, day or hour')
  if (type.stored === 'epochSeconds') {
    return {
      fault: 'is stored in whole seconds, so a key made of its milliseconds could not be made again',
      fix: 'Take its day or hour, or another attribute.',
    }
  }
  return { kind: 'date', descending: format === 'desc' }
}

/** Enums and literals: as strings, or as the numbers between the least and the greatest. */
function valuesEncoding(
  type: AttributeType & { kind: 'enum' | 'literal' },
  format: string | undefined,
  delimiter: string | undefined,
): Resolved {
  const values: readonly unknown[] = type.values
  if (values.every((value) => typeof value === 'string')) {
    if (format === undefined || format === 'lower' || format === 'upper') return textEncoding(type, format, delimiter)
    return wrongFormat(format, 'an enum of strings takes lower or upper')
  }
  if (values.every((value) => typeof value === 'number')) {
    const integer = values.every((value) => Number.isSafeInteger(value))
    return formattedNumber({ kind: 'number', integer, min: Math.min(...values), max: Math.max(...values) }, format)
  }
  if (values.every((value) => typeof value === 'boolean'))
    return format === undefined ? { kind: 'boolean' } : wrongFormat(format, 'a boolean takes no format')
  return { fault: 'mixes strings with other values, and a key needs values of one type' }
}

function wrongFormat(format: string, help: string, fix?: string): EncodingFault {
  const fault = format === '' ? `has no format after the colon: ${help}` : `cannot be formatted as '${format}': ${help}`
  return { fault, isFormat: true, ...(fix === undefined ? {} : { fix }) }
}

/** How a key attribute holds the value itself: alone in a key of type number or binary, or under its own name. */
export function resolveNative(type: AttributeType, keyType: KeyType): Resolved {
  if (type === REPORTED) return { kind: 'text' }
  const encoding = nativeEncoding(type)
  if ('fault' in encoding) return encoding
  const stored = storedKeyType(encoding)
  return stored === keyType ? encoding : { fault: `is stored as a ${stored}, and the key attribute is a ${keyType}` }
}

function nativeEncoding(type: AttributeType): Resolved {
  switch (type.kind) {
    case 'string':
      return { kind: 'text' }
    case 'number':
      return { kind: 'number' }
    case 'bigint':
      return { kind: 'bigint' }
    case 'date':
      return type.stored === 'epochSeconds' ? { kind: 'epochSeconds' } : { kind: 'date', descending: false }
    case 'binary':
      return { kind: 'binary' }
    case 'enum':
    case 'literal':
      if (type.values.every((value) => typeof value === 'string')) return { kind: 'text' }
      if (type.values.every((value) => typeof value === 'number')) return { kind: 'number' }
      return { fault: 'is not always a string or always a number, and a key attribute has one type' }
    case 'nullable':
      return { fault: 'can be null, and DynamoDB refuses null in a key attribute', fix: 'Use optional() instead of nullable().' }
    default:
      return { fault: `is ${nameOf(type)}, and a key attribute is a string, a number or binary` }
  }
}

function storedKeyType(encoding: KeyEncoding): KeyType {
  switch (encoding.kind) {
    case 'number':
    case 'bigint':
    case 'epochSeconds':
      return 'number'
    case 'binary':
      return 'binary'
    default:
      return 'string'
  }
}

function nameOf(type: AttributeType): string {
  switch (type.kind) {
    case 'null':
      return 'null'
    case 'unknown':
      return 'of unknown type'
    case 'boolean':
      return 'a boolean'
    case 'binary':
      return 'binary'
    default:
      return `${/^[aeio]/.test(type.kind) ? 'an' : 'a'} ${type.kind}`
  }
}

/** Whether a text says itself where it ends, so that anything may follow it. */
export function isSelfDelimiting(encoding: KeyEncoding): boolean {
  switch (encoding.kind) {
    case 'padded':
    case 'signed':
    case 'date':
    case 'slice':
    case 'shard':
    case 'descendingText':
    case 'boolean':
      return true
    default:
      return false
  }
}
