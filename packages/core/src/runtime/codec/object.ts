import type { Item } from '../item.js'
import type { Codec } from './codec.js'
import { invalidType } from './fault.js'
import type { Issue } from './issue.js'
import { checkProperty, type Property, readProperty, writeProperty } from './properties.js'
import { storedAs } from './string.js'
import { firstFault, isBasePolluted, type Unrolled } from './unrolled.js'

/** What becomes of the properties that an object type does not name. */
export interface OtherProperties {
  check(value: object, names: ReadonlySet<string>, checked: Record<string, unknown>, issues: Issue[]): void
  write?(value: object, names: ReadonlySet<string>, stored: Item): void
  read?(stored: Item, names: ReadonlySet<string>, value: Record<string, unknown>): void
}

/**
 * An object with these properties; others are left out unless `others` says what becomes of them.
 *
 * @example
 * ```ts
 * import { object, string } from '@keyloom/core/runtime'
 *
 * object<{ readonly street: string }>({ street: string() }).write({ street: 'Main' }) // { M: { street: { S: 'Main' } } }
 * ```
 */
export function object<T extends object>(
  properties: Readonly<Record<string, Codec<unknown>>>,
  unrolled?: Unrolled<T>,
  others?: OtherProperties,
): Codec<T> {
  const known: Property[] = Object.entries(properties).map(([name, codec]) => ({ name, stored: name, codec }))
  const names = new Set(known.map(({ name }) => name))
  return {
    kind: 'object',
    check(value, issues) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        issues.push(invalidType('object', value))
        return {} as T
      }
      const isUnrolled = unrolled !== undefined && issues === firstFault
      const checked = (isUnrolled ? unrolled.check(value, issues) : {}) as Record<string, unknown>
      if (!isUnrolled) for (const each of known) checkProperty(each, value, checked, issues)
      others?.check(value, names, checked, issues)
      return checked as T
    },
    write(value) {
      const isUnrolled = unrolled !== undefined && !isBasePolluted()
      const stored = (isUnrolled ? unrolled.write(value) : {}) as Item
      if (!isUnrolled) for (const each of known) writeProperty(each, value, stored)
      others?.write?.(value, names, stored)
      return { M: stored }
    },
    read(stored, issues) {
      if (stored?.M === undefined) {
        issues.push(storedAs('M', stored))
        return {} as T
      }
      const isUnrolled = unrolled !== undefined && issues === firstFault
      const value = (isUnrolled ? unrolled.read(stored.M, issues) : {}) as Record<string, unknown>
      if (!isUnrolled) for (const each of known) readProperty(each, stored.M, value, issues)
      others?.read?.(stored.M, names, value)
      return value as T
    },
    part: (step) => known.find(({ name }) => name === step)?.codec,
  }
}
