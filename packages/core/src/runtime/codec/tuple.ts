import type { Codec } from './codec.js'
import { checkElement, readElement, writeElement } from './element.js'
import { invalidType, lastFault, tooBig, tooSmall } from './fault.js'
import { storedAs } from './string.js'

/**
 * An array whose leading elements have a type each; `rest` is that of all others, which are refused without it.
 *
 * @example
 * ```ts
 * import { integer, string, tuple } from '@keyloom/core/runtime'
 *
 * tuple<readonly [string, number]>([string(), integer()]).write(['a', 1]) // { L: [{ S: 'a' }, { N: '1' }] }
 * ```
 */
export function tuple<T extends readonly unknown[]>(items: readonly Codec<unknown>[], rest?: Codec<unknown>): Codec<T> {
  const required = items.findLastIndex((item) => item.optional !== true && item.fallback === undefined) + 1
  const codecAt = (position: number): Codec<unknown> | undefined => items[position] ?? rest
  return {
    kind: 'tuple',
    check(value, issues) {
      if (!Array.isArray(value)) {
        issues.push(invalidType('tuple', value))
        return [] as unknown as T
      }
      if (rest === undefined && value.length < required) issues.push(lastFault(tooSmall('array', required, true)))
      if (rest === undefined && value.length > items.length) issues.push(lastFault(tooBig('array', items.length, true)))
      const checked: unknown[] = []
      if (rest === undefined && value.length < required) return checked as unknown as T
      const length = Math.max(value.length, items.length)
      for (let position = 0; position < length; position++) {
        const codec = codecAt(position)
        if (codec === undefined) break
        if (position >= value.length) {
          if (codec.fallback !== undefined) checked.push(codec.fallback())
          else if (codec.optional === true) break
          else checkElement(codec, undefined, position, issues)
        } else checked.push(checkElement(codec, value[position], position, issues))
      }
      return checked as unknown as T
    },
    write: (value) => ({ L: value.map((each, position) => writeElement(codecAt(position)!, each)) }),
    read(stored, issues) {
      const list = stored?.L ?? []
      if (stored?.L === undefined) issues.push(storedAs('L', stored))
      else if (list.length < required) issues.push(tooSmall('array', required, true))
      else if (rest === undefined && list.length > items.length) issues.push(tooBig('array', items.length, true))
      return list.flatMap((each, position) => {
        const codec = codecAt(position)
        return codec === undefined ? [] : [readElement(codec, each, position, issues)]
      }) as unknown as T
    },
  }
}
