import type { AttributeType, FormatModel, KeyEncoding } from '../../model/index.js'
import { REPORTED } from '../attribute/reported.js'
import { nameOf, type Resolved, wrongFormat } from './encoding-fault.js'
import { lossyEncoding } from './lossy-encoding.js'
import { numberEncoding } from './number-width.js'
import { rankEncoding } from './rank-encoding.js'
import { needsEscape } from './text-safety.js'

const TIME_UNITS = { year: 'year', month: 'month', day: 'day', hour: 'hour' } as const
type TimeUnit = keyof typeof TIME_UNITS

/**
 * How a value becomes text in a template of a string key. `delimiter` is given where something follows the value in the key; `formats` are
 * those of the table.
 */
export function resolveEncoding(
  type: AttributeType,
  format: string | undefined,
  delimiter: string | undefined,
  formats: readonly FormatModel[] = [],
): Resolved {
  if (type === REPORTED) return { kind: 'text' }
  const own = formats.find(({ name }) => name === format)
  if (own !== undefined) return customEncoding(own, resolveEncoding(type, undefined, delimiter), delimiter)
  const lossy = format === undefined ? undefined : lossyEncoding(format, delimiter, () => resolveEncoding(type, undefined, delimiter))
  if (lossy !== undefined) return lossy
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

/** A text of unknown characters is escaped, unless its width says where it ends. */
function customEncoding({ code: _, ...facts }: FormatModel, unformatted: Resolved, delimiter: string | undefined): Resolved {
  if ('fault' in unformatted) return unformatted
  const isEscaped = delimiter !== undefined && facts.width === undefined
  return { kind: 'custom', ...facts, ...(isEscaped ? { escape: delimiter } : {}) }
}

function stringEncoding(type: AttributeType & { kind: 'string' }, format: string | undefined, delimiter: string | undefined): Resolved {
  if (format === undefined || format === 'lower' || format === 'upper') return textEncoding(type, format, delimiter)
  const time = format in TIME_UNITS ? timeInside(type) : undefined
  if (time !== undefined) return { kind: 'slice', unit: format as TimeUnit, of: time }
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
      'only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one',
      'Use z.iso.datetime() without offset and local, z.date(), z.ulid(), z.ksuid() or z.uuidv7().',
    )
  }
  return wrongFormat(format, 'a string takes lower, upper, desc, year, month, day, hour, hash(n) or shard(n)')
}

/** The kind of id that has its time inside. */
function timeInside(type: AttributeType & { kind: 'string' }): 'ulid' | 'ksuid' | 'uuidv7' | undefined {
  if (type.format === 'ulid' || type.format === 'ksuid') return type.format
  // The pattern is zod's own, so it says the version itself.
  return type.format === 'uuid' && type.patterns?.some(({ source }) => source.includes('-7[')) ? 'uuidv7' : undefined
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
    return rankEncoding(values as readonly string[], format) ?? wrongFormat(format, 'an enum of strings takes map(a=1,b=2), lower or upper')
  }
  if (values.every((value) => typeof value === 'number')) {
    const integer = values.every((value) => Number.isSafeInteger(value))
    return formattedNumber({ kind: 'number', integer, min: Math.min(...values), max: Math.max(...values) }, format)
  }
  if (values.every((value) => typeof value === 'boolean'))
    return format === undefined ? { kind: 'boolean' } : wrongFormat(format, 'a boolean takes no format')
  return { fault: 'mixes strings with other values, and a key needs values of one type' }
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
    case 'rank':
    case 'hash':
      return true
    case 'custom':
      return encoding.width !== undefined
    default:
      return false
  }
}
