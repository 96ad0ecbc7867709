import type { AttributeType, KeyEncoding } from '../../model/index.js'

/** The digits of `Number.MAX_SAFE_INTEGER`. */
const SAFE_DIGITS = 16
/** The digits of a number that DynamoDB keeps exactly. */
const DYNAMODB_DIGITS = 38

interface WholeRange {
  readonly min?: bigint
  readonly max?: bigint
  /** Digits of a side without a bound. */
  readonly unbounded: number
}

/** The encoding of a number that its bounds ask for; `width` where the schema says one. */
export function numberEncoding(
  type: AttributeType & { kind: 'number' | 'bigint' },
  descending: boolean,
  width: number | undefined,
): KeyEncoding | { readonly fault: string } {
  if (type.kind === 'number' && !type.integer) {
    return { kind: 'decimal', width: width ?? wholeDigits(type), ...(descending && { descending }) }
  }
  const range = type.kind === 'number' ? integerRange(type) : bigintRange(type)
  const needed = widthOf(range)
  if (width !== undefined && isBounded(range) && width < needed)
    return { fault: `has values of ${needed} digits, which do not fit in ${width}` }
  const kind = range.min !== undefined && range.min >= 0n ? 'padded' : 'signed'
  return { kind, width: width ?? needed, descending }
}

function isBounded(range: WholeRange): boolean {
  return range.max !== undefined && (range.min !== undefined || range.unbounded === DYNAMODB_DIGITS)
}

function widthOf(range: WholeRange): number {
  const low = range.min === undefined ? range.unbounded : range.min < 0n ? digits(-range.min) : 1
  const high = range.max === undefined ? range.unbounded : range.max < 0n ? 1 : digits(range.max)
  return Math.max(low, high)
}

function integerRange(type: AttributeType & { kind: 'number' }): WholeRange {
  const min =
    type.min === undefined ? (type.exclusiveMin === undefined ? undefined : Math.floor(type.exclusiveMin) + 1) : Math.ceil(type.min)
  const max =
    type.max === undefined ? (type.exclusiveMax === undefined ? undefined : Math.ceil(type.exclusiveMax) - 1) : Math.floor(type.max)
  return {
    ...(min === undefined ? {} : { min: BigInt(Math.max(min, Number.MIN_SAFE_INTEGER)) }),
    ...(max === undefined ? {} : { max: BigInt(Math.min(max, Number.MAX_SAFE_INTEGER)) }),
    unbounded: SAFE_DIGITS,
  }
}

function bigintRange(type: AttributeType & { kind: 'bigint' }): WholeRange {
  return {
    ...(type.min === undefined ? {} : { min: BigInt(type.min) }),
    ...(type.max === undefined ? {} : { max: BigInt(type.max) }),
    unbounded: DYNAMODB_DIGITS,
  }
}

/** Digits before the point of the larger bound. */
function wholeDigits(type: AttributeType & { kind: 'number' }): number {
  const low = type.min ?? type.exclusiveMin
  const high = type.max ?? type.exclusiveMax
  if (low === undefined || high === undefined) return SAFE_DIGITS
  return digits(BigInt(Math.trunc(Math.max(Math.abs(low), Math.abs(high)))))
}

function digits(value: bigint): number {
  return String(value).length
}
