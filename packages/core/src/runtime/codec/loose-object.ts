import type { AttributeValue } from '../item.js'
import { isProto, namesIn, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { checkElement } from './element.js'
import { type OtherProperties, object } from './object.js'
import { readUnknown, unknown, writeUnknown } from './unknown.js'
import type { Unrolled } from './unrolled.js'

/**
 * An object with these properties, and any others that DynamoDB can hold.
 *
 * @example
 * ```ts
 * import { looseObject, string } from '@keyloom/core/runtime'
 *
 * looseObject<{ readonly street: string }>({ street: string() }).write({ street: 'Main' }) // { M: { street: { S: 'Main' } } }
 * ```
 */
export function looseObject<T extends object>(properties: Readonly<Record<string, Codec<unknown>>>, unrolled?: Unrolled<T>): Codec<T> {
  return object(properties, unrolled, kept)
}

const anything: Codec<unknown> = /* @__PURE__ */ unknown()

/** The properties of an object that are none of these. */
function othersOf<V>(value: object, names: ReadonlySet<string>): [string, V][] {
  return Object.entries<V>(value as Record<string, V>).filter(([name]) => !names.has(name))
}

const kept: OtherProperties = {
  check(value, names, checked, issues) {
    for (const name of namesIn(value)) {
      const other: unknown = names.has(name) || isProto(name) ? undefined : Reflect.get(value, name)
      if (other !== undefined) setOwn(checked, name, checkElement(anything, other, name, issues))
    }
  },
  write(value, names, stored) {
    for (const [name, other] of othersOf(value, names)) setOwn(stored, name, writeUnknown(other))
  },
  read(stored, names, value) {
    for (const [name, other] of othersOf<AttributeValue>(stored, names)) setOwn(value, name, readUnknown(other))
  },
}
