import type { AttributeValue } from '../item.js'
import { bigint } from './bigint.js'
import { binary } from './binary.js'
import type { Codec } from './codec.js'
import { invalidType, lastFault, tooBig, tooSmall, unstorable } from './fault.js'
import type { Issue } from './issue.js'
import type { SizeRules } from './list.js'
import { number } from './number.js'
import { storedAs, string } from './string.js'

/**
 * A Set of text, or of what is stored as text. An empty set is not stored, and read back as an empty set.
 *
 * @example
 * ```ts
 * import { stringSet } from '@keyloom/core/runtime'
 *
 * stringSet().write(new Set(['a'])) // { SS: ['a'] }
 * ```
 */
export function stringSet<T = string>(element?: Codec<T>, rules?: SizeRules): Codec<ReadonlySet<T>> {
  const codec = element ?? (string() as unknown as Codec<T>)
  return setCodec(codec, rules, {
    type: 'SS',
    write: (values) => ({ SS: values.map((each) => codec.write(each)?.S ?? '') }),
    read: (stored) => stored.SS?.map((S) => ({ S })),
  })
}

/**
 * A Set of numbers.
 *
 * @example
 * ```ts
 * import { numberSet } from '@keyloom/core/runtime'
 *
 * numberSet().write(new Set([1])) // { NS: ['1'] }
 * ```
 */
export function numberSet<T = number>(element?: Codec<T>, rules?: SizeRules): Codec<ReadonlySet<T>> {
  return digitsSet(element ?? (number() as unknown as Codec<T>), rules)
}

/**
 * A Set of bigints.
 *
 * @example
 * ```ts
 * import { bigintSet } from '@keyloom/core/runtime'
 *
 * bigintSet().write(new Set([1n])) // { NS: ['1'] }
 * ```
 */
export function bigintSet<T = bigint>(element?: Codec<T>, rules?: SizeRules): Codec<ReadonlySet<T>> {
  return digitsSet(element ?? (bigint() as unknown as Codec<T>), rules)
}

/**
 * A Set of byte sequences, which must differ in their bytes.
 *
 * @example
 * ```ts
 * import { binarySet } from '@keyloom/core/runtime'
 *
 * binarySet().write(new Set([new Uint8Array([1])])) // { BS: [Uint8Array(1)] }
 * ```
 */
export function binarySet(element: Codec<Uint8Array> = binary(), rules?: SizeRules): Codec<ReadonlySet<Uint8Array>> {
  const codec = setCodec(element, rules, {
    type: 'BS',
    write: (values) => ({ BS: values.map((each) => element.write(each)?.B ?? each) }),
    read: (stored) => stored.BS?.map((B) => ({ B })),
  })
  return {
    ...codec,
    check(value, issues) {
      const start = issues.length
      const checked = codec.check(value, issues)
      if (issues.length > start) return checked
      const distinct = new Set([...checked].map((bytes) => bytes.join()))
      if (distinct.size < checked.size) issues.push(unstorable('Invalid set: two members have the same bytes'))
      return checked
    },
  }
}

function digitsSet<T>(element: Codec<T>, rules: SizeRules | undefined): Codec<ReadonlySet<T>> {
  return setCodec(element, rules, {
    type: 'NS',
    write: (values) => ({ NS: values.map((each) => element.write(each)?.N ?? '') }),
    read: (stored) => stored.NS?.map((N) => ({ N })),
  })
}

interface SetForm<T> {
  readonly type: string
  write(values: T[]): AttributeValue
  read(stored: AttributeValue): AttributeValue[] | undefined
}

function setCodec<T>(element: Codec<T>, rules: SizeRules = {}, form: SetForm<T>): Codec<ReadonlySet<T>> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = rules
  const checkMembers = (value: unknown, issues: Issue[]): Set<T> => {
    if (!(value instanceof Set)) {
      issues.push(invalidType('set', value))
      return new Set()
    }
    if (value.size > max) {
      issues.push(lastFault(tooBig('set', max, true)))
      return new Set()
    }
    const checked = new Set<T>()
    for (const each of value) checked.add(element.check(each, issues))
    return checked
  }
  const writeMembers = (value: ReadonlySet<T>): AttributeValue | undefined => (value.size === 0 ? undefined : form.write([...value]))
  return {
    kind: 'set',
    bounds: rules,
    check(value, issues) {
      const checked = checkMembers(value, issues)
      // Of a set with too many members nothing else is said, as zod does.
      if (value instanceof Set && value.size < min && value.size <= max) issues.push(tooSmall('set', min, true))
      return checked
    },
    write: writeMembers,
    read(stored, issues) {
      if (stored === undefined) return new Set()
      const members = form.read(stored)
      if (members === undefined) issues.push(storedAs(form.type, stored))
      return new Set((members ?? []).map((each) => element.read(each, issues)))
    },
    absent: () => new Set(),
    increment: (value, issues) => writeMembers(checkMembers(value, issues)),
  }
}
