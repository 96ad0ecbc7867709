import type { AttributeType } from '../../model/index.js'
import type { Reader } from './reader.js'
import { readOtherCheck } from './string-type.js'
import { checksOf, type Definition } from './zod-definition.js'

type Mutable<T> = { -readonly [P in keyof T]: T[P] }
type NumberType = Extract<AttributeType, { kind: 'number' }>
type BigintType = Extract<AttributeType, { kind: 'bigint' }>
type DateType = Extract<AttributeType, { kind: 'date' }>

const FLOAT32_MAX = 3.4028234663852886e38
const NUMBER_FORMATS: Readonly<Record<string, { readonly integer: boolean; readonly min?: number; readonly max?: number }>> = {
  // The safe integers are what `integer` means, so they are no bounds of their own.
  safeint: { integer: true },
  int32: { integer: true, min: -2147483648, max: 2147483647 },
  uint32: { integer: true, min: 0, max: 4294967295 },
  float32: { integer: false, min: -FLOAT32_MAX, max: FLOAT32_MAX },
  float64: { integer: false },
}
const BIGINT_FORMATS: Readonly<Record<string, { readonly min: bigint; readonly max: bigint }>> = {
  int64: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
  uint64: { min: 0n, max: 2n ** 64n - 1n },
}

/** Reads `z.number()`, `z.int()` and their relatives. */
export function readNumber(definition: Definition, path: readonly string[], reader: Reader): NumberType {
  const type: Mutable<NumberType> = { kind: 'number', integer: false }
  for (const check of checksOf(definition)) {
    switch (check.check) {
      case 'greater_than':
        atLeast(type, Number(check.value), check.inclusive)
        break
      case 'less_than':
        atMost(type, Number(check.value), check.inclusive)
        break
      case 'multiple_of':
        type.multipleOf = [...(type.multipleOf ?? []), Number(check.value)]
        break
      case 'number_format': {
        const format = NUMBER_FORMATS[check.format]
        if (format === undefined) {
          reader.refuse(path, `the number format '${check.format}'`, 'Use z.number() or z.int() with bounds.')
          break
        }
        if (format.integer) type.integer = true
        if (format.min !== undefined) atLeast(type, format.min, true)
        if (format.max !== undefined) atMost(type, format.max, true)
        break
      }
      default:
        readOtherCheck(check, path, reader)
    }
  }
  return type
}

/** Keeps the tighter of the bounds, and only one of the inclusive and the exclusive one. */
function atLeast(type: Mutable<NumberType>, value: number, inclusive: boolean): void {
  if (value === Number.NEGATIVE_INFINITY) return
  const bound = type.min ?? type.exclusiveMin ?? Number.NEGATIVE_INFINITY
  if (value < bound || (value === bound && (inclusive || type.exclusiveMin !== undefined))) return
  delete type.min
  delete type.exclusiveMin
  if (inclusive) type.min = value
  else type.exclusiveMin = value
}

function atMost(type: Mutable<NumberType>, value: number, inclusive: boolean): void {
  if (value === Number.POSITIVE_INFINITY) return
  const bound = type.max ?? type.exclusiveMax ?? Number.POSITIVE_INFINITY
  if (value > bound || (value === bound && (inclusive || type.exclusiveMax !== undefined))) return
  delete type.max
  delete type.exclusiveMax
  if (inclusive) type.max = value
  else type.exclusiveMax = value
}

/** Reads `z.bigint()`, `z.int64()` and `z.uint64()`. */
export function readBigint(definition: Definition, path: readonly string[], reader: Reader): BigintType {
  let min: bigint | undefined
  let max: bigint | undefined
  let multipleOf: string[] | undefined
  const raise = (value: bigint) => {
    if (min === undefined || value > min) min = value
  }
  const lower = (value: bigint) => {
    if (max === undefined || value < max) max = value
  }
  for (const check of checksOf(definition)) {
    switch (check.check) {
      case 'greater_than':
        raise(BigInt(check.value as bigint) + (check.inclusive ? 0n : 1n))
        break
      case 'less_than':
        lower(BigInt(check.value as bigint) - (check.inclusive ? 0n : 1n))
        break
      case 'multiple_of':
        multipleOf = [...(multipleOf ?? []), String(check.value)]
        break
      case 'bigint_format': {
        const format = BIGINT_FORMATS[check.format]
        if (format === undefined) reader.refuse(path, `the bigint format '${check.format}'`, 'Use z.bigint() with bounds.')
        else {
          raise(format.min)
          lower(format.max)
        }
        break
      }
      default:
        readOtherCheck(check, path, reader)
    }
  }
  return {
    kind: 'bigint',
    ...(min === undefined ? {} : { min: String(min) }),
    ...(max === undefined ? {} : { max: String(max) }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
  }
}

/** Reads `z.date()`. */
export function readDate(definition: Definition, path: readonly string[], reader: Reader): DateType {
  let min = Number.NEGATIVE_INFINITY
  let max = Number.POSITIVE_INFINITY
  for (const check of checksOf(definition)) {
    // A date counts milliseconds, so an exclusive bound is the next one.
    if (check.check === 'greater_than') min = Math.max(min, Number(check.value) + (check.inclusive ? 0 : 1))
    else if (check.check === 'less_than') max = Math.min(max, Number(check.value) - (check.inclusive ? 0 : 1))
    else readOtherCheck(check, path, reader)
  }
  return {
    kind: 'date',
    stored: 'iso',
    ...(Number.isFinite(min) ? { min: new Date(min).toISOString() } : {}),
    ...(Number.isFinite(max) ? { max: new Date(max).toISOString() } : {}),
  }
}
