import type { AttributeValue } from '../item.js'
import { setOwn } from '../own-property.js'
import { isExactInDynamoDB } from './bigint.js'
import type { Codec } from './codec.js'
import { exactNumber } from './exact-number.js'
import { invalidType, typeName, unstorable } from './fault.js'
import { type Issue, prefixIssues } from './issue.js'
import { number } from './number.js'
import { string } from './string.js'

/**
 * Lists and maps inside one another: DynamoDB holds a value on the 32nd level, so 31 of them around it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const maxDepth = 31

/**
 * Anything that DynamoDB can hold and give back as it was: null, booleans, finite numbers, text, bytes, arrays, plain objects, non-empty
 * sets of one type, and bigints that no number stands for. Properties that are undefined are left out, as JSON does.
 *
 * @example
 * ```ts
 * import { unknown } from '@keyloom/core/runtime'
 *
 * unknown().write([1, 'a']) // { L: [{ N: '1' }, { S: 'a' }] }
 * ```
 */
export function unknown(): Codec<unknown> {
  return {
    kind: 'unknown',
    check: (value, issues) => checkUnknown(value, 1, issues),
    write: writeUnknown,
    read(stored, issues) {
      if (stored !== undefined) return readUnknown(stored)
      issues.push(invalidType('nonoptional', undefined))
      return undefined
    },
  }
}

const text = string()
const finite = number()

function checkUnknown(value: unknown, depth: number, issues: Issue[]): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return text.check(value, issues)
  if (Number.isFinite(value)) return finite.check(value, issues)
  if (typeof value === 'bigint') return checkBigint(value, issues)
  if (typeof value !== 'object') issues.push(unstorable(`Invalid input: DynamoDB cannot hold ${typeName(value)}`))
  // A cycle is too deep as well.
  else if (depth > maxDepth)
    issues.push(unstorable(`Invalid input: DynamoDB holds ${maxDepth + 1} levels; this goes deeper, or in a circle`))
  else if (value instanceof Uint8Array) return value
  else if (Array.isArray(value)) return Array.from(value, (each, position) => checkPart(each, position, depth, issues))
  else if (value instanceof Set) return checkSet(value, issues)
  else if (isPlain(value)) return checkObject(value, depth, issues)
  else issues.push(unstorable(`Invalid input: ${typeName(value)} would not come back as it was`))
  return undefined
}

function checkPart(value: unknown, key: string | number, depth: number, issues: Issue[]): unknown {
  const start = issues.length
  const checked = checkUnknown(value, depth + 1, issues)
  if (issues.length > start) prefixIssues(issues, start, key)
  return checked
}

function checkObject(value: object, depth: number, issues: Issue[]): object {
  const checked: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(value)) {
    if (each !== undefined) setOwn(checked, name, checkPart(each, name, depth, issues))
  }
  return checked
}

function checkBigint(value: bigint, issues: Issue[]): bigint {
  if (exactNumber(String(value)) !== undefined)
    issues.push(unstorable('Invalid bigint: it would come back as a number; declare it as z.bigint()'))
  else if (!isExactInDynamoDB(value)) issues.push(unstorable('Invalid bigint: DynamoDB holds 38 significant digits'))
  return value
}

function checkSet(value: Set<unknown>, issues: Issue[]): Set<unknown> {
  const types = new Set([...value].map((each) => (each instanceof Uint8Array ? 'bytes' : typeof each)))
  const [type] = types
  if (types.size !== 1 || (type !== 'string' && type !== 'number' && type !== 'bytes')) {
    issues.push(unstorable('Invalid set: DynamoDB holds sets of text, of numbers or of bytes, with at least one member'))
  }
  return new Set([...value].map((each) => checkUnknown(each, 1, issues)))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** A value that `check` of {@link unknown} gave. */
export function writeUnknown(value: unknown): AttributeValue {
  if (value === null) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value === 'number' || typeof value === 'bigint') return { N: String(value) }
  if (value instanceof Uint8Array) return { B: value }
  if (Array.isArray(value)) return { L: value.map(writeUnknown) }
  if (value instanceof Set) return writeSet([...value])
  const stored: Record<string, AttributeValue> = {}
  for (const [name, each] of Object.entries(value as object)) setOwn(stored, name, writeUnknown(each))
  return { M: stored }
}

function writeSet(members: unknown[]): AttributeValue {
  const [first] = members
  if (typeof first === 'string') return { SS: members as string[] }
  return typeof first === 'number' ? { NS: members.map(String) } : { BS: members as Uint8Array[] }
}

/** Any stored value: numbers as numbers where JavaScript has them exactly, whole ones as bigints else, and the digits as text at last. */
export function readUnknown(stored: AttributeValue): unknown {
  if (stored.S !== undefined) return stored.S
  if (stored.N !== undefined) return readDigits(stored.N)
  if (stored.BOOL !== undefined) return stored.BOOL
  if (stored.NULL !== undefined) return null
  if (stored.B !== undefined) return stored.B
  if (stored.L !== undefined) return stored.L.map(readUnknown)
  if (stored.SS !== undefined) return new Set(stored.SS)
  if (stored.NS !== undefined) return new Set(stored.NS.map(readDigits))
  if (stored.BS !== undefined) return new Set(stored.BS)
  const value: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(stored.M ?? {})) setOwn(value, name, readUnknown(each))
  return value
}

function readDigits(digits: string): unknown {
  const value = exactNumber(digits)
  if (value !== undefined) return value
  return /^-?\d+$/.test(digits) ? BigInt(digits) : digits
}
