import type { Codec } from './codec.js'
import { ownIssue, type SchemaResult } from './custom.js'
import { unstorable } from './fault.js'
import type { Issue } from './issue.js'

/** A schema with a codec in it (`z.codec`), as zod has it: `encode` makes the stored value of the application's, `decode` the reverse. */
export interface Conversion {
  safeEncode(value: never): SchemaResult
  safeDecode(value: never): SchemaResult
}

/** What the application has of a value that is stored otherwise: a member of `entities.ts`. */
export type Output<S extends { readonly _zod: { readonly output: unknown } }> = Exclude<S['_zod']['output'], undefined>

/**
 * A value that a codec of the user's converts into what `stored` stores.
 *
 * @example
 * ```ts
 * import { converted, string } from '@keyloom/core/runtime'
 * import { z } from 'zod'
 *
 * const url = z.codec(z.string(), z.instanceof(URL), { decode: (text) => new URL(text), encode: ({ href }) => href })
 * converted<URL>(url, string()).write(new URL('https://example.com/')) // { S: 'https://example.com/' }
 * ```
 */
export function converted<T>(schema: Conversion, stored: Codec<unknown>): Codec<T> {
  const encode = (value: unknown, issues: Issue[]) => run(() => schema.safeEncode(value as never), issues)
  const decode = (value: unknown, issues: Issue[]) => run(() => schema.safeDecode(value as never), issues) as T
  return {
    kind: stored.kind,
    encoded: (value) => stored.check(encode(value, []), []),
    decoded: (value) => decode(value, []),
    check(value, issues) {
      const start = issues.length
      const encoded = encode(value, issues)
      if (issues.length > start) return undefined as T
      // What the codec gives is still to be something that DynamoDB can hold.
      const kept = stored.check(encoded, issues)
      return issues.length > start ? (undefined as T) : decode(kept, issues)
    },
    write: (value) => stored.write(stored.check(encode(value, []), [])),
    read(found, issues) {
      const start = issues.length
      const value = stored.read(found, issues)
      return issues.length > start ? (undefined as T) : decode(value, issues)
    },
  }
}

function run(convert: () => SchemaResult, issues: Issue[]): unknown {
  try {
    const { success, data, error } = convert()
    if (!success) for (const issue of error?.issues ?? []) issues.push(ownIssue(issue))
    return data
  } catch (error) {
    issues.push(unstorable(`Invalid input: its codec fails: ${error instanceof Error ? error.message : String(error)}`))
    return undefined
  }
}
