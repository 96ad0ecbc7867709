import type { Codec } from './codec.js'

/**
 * What is stored of a value that a codec of the application's converts: keys and conditions are made of that.
 *
 * @example
 * ```ts
 * import { converted, storedValue, string } from '@keyloom/core/runtime'
 * import { z } from 'zod'
 *
 * const url = z.codec(z.string(), z.instanceof(URL), { decode: (text) => new URL(text), encode: ({ href }) => href })
 * storedValue<string>(converted<URL>(url, string()), new URL('https://example.com')) // 'https://example.com/'
 * ```
 */
export function storedValue<Stored>(codec: Codec<unknown>, value: unknown): Stored {
  return (value === undefined ? undefined : codec.encoded!(value)) as Stored
}

/**
 * What the application has of a stored value that was read from a key.
 *
 * @example
 * ```ts
 * import { converted, decodedValue, string } from '@keyloom/core/runtime'
 * import { z } from 'zod'
 *
 * const url = z.codec(z.string(), z.instanceof(URL), { decode: (text) => new URL(text), encode: ({ href }) => href })
 * decodedValue(converted<URL>(url, string()), 'https://example.com/') // a URL
 * ```
 */
export function decodedValue(codec: Codec<unknown>, value: unknown): unknown {
  return value === undefined ? undefined : codec.decoded!(value)
}
