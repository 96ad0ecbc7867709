import { namesIn } from '../own-property.js'
import type { Codec } from './codec.js'
import { refuseKeys } from './fault.js'
import { type OtherProperties, object } from './object.js'
import type { Unrolled } from './unrolled.js'

/**
 * An object with these properties and no others.
 *
 * @example
 * ```ts
 * import { strictObject, string } from '@keyloom/core/runtime'
 *
 * strictObject<{ readonly street: string }>({ street: string() }).write({ street: 'Main' }) // { M: { street: { S: 'Main' } } }
 * ```
 */
export function strictObject<T extends object>(properties: Readonly<Record<string, Codec<unknown>>>, unrolled?: Unrolled<T>): Codec<T> {
  return object(properties, unrolled, refused)
}

const refused: OtherProperties = {
  check(value, names, _, issues) {
    refuseKeys(
      namesIn(value).filter((name) => !names.has(name)),
      issues,
    )
  },
}
