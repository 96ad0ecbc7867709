import type { Codec } from './codec.js'
import { checkElement, readElement, writeElement } from './element.js'
import { invalidType, lastFault, tooBig, tooSmall } from './fault.js'
import { storedAs } from './string.js'

export interface SizeRules {
  readonly min?: number
  readonly max?: number
}

/**
 * An array whose elements have one type.
 *
 * @example
 * ```ts
 * import { list, string } from '@keyloom/core/runtime'
 *
 * list(string(), { max: 3 }).write(['a', 'b']) // { L: [{ S: 'a' }, { S: 'b' }] }
 * ```
 */
export function list<T>(element: Codec<T>, rules: SizeRules = {}): Codec<readonly T[]> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = rules
  return {
    kind: 'list',
    bounds: rules,
    check(value, issues) {
      if (!Array.isArray(value)) {
        issues.push(invalidType('array', value))
        return []
      }
      // Too long an array is refused before its elements are looked at, as zod does.
      if (value.length > max) {
        issues.push(lastFault(tooBig('array', max, true)))
        return []
      }
      const checked: T[] = []
      for (let position = 0; position < value.length; position++) checked.push(checkElement(element, value[position], position, issues))
      if (value.length < min) issues.push(tooSmall('array', min, true))
      return checked
    },
    write: (value) => ({ L: value.map((each) => writeElement(element, each)) }),
    read(stored, issues) {
      if (stored?.L === undefined) issues.push(storedAs('L', stored))
      return (stored?.L ?? []).map((each, position) => readElement(element, each, position, issues))
    },
    part: (step) => (typeof step === 'number' ? (element as Codec<unknown>) : undefined),
  }
}
