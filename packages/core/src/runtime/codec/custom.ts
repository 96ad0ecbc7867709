import type { Codec } from './codec.js'
import type { Issue } from './issue.js'

/** A schema with code of the user's own (`refine`, `trim`), as zod has it. */
export interface Schema {
  safeParse(value: unknown): SchemaResult
}

export interface SchemaResult {
  readonly success: boolean
  readonly data?: unknown
  readonly error?: { readonly issues: readonly SchemaIssue[] }
}

interface SchemaIssue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/**
 * A value that a schema of the user's accepts, stored as `stored` says.
 *
 * @example
 * ```ts
 * import { custom, string } from '@keyloom/core/runtime'
 * import { z } from 'zod'
 *
 * custom(
 *   z.string().refine((name) => name !== 'admin'),
 *   string(),
 * ).write('ann') // { S: 'ann' }
 * ```
 */
export function custom<T>(schema: Schema, stored: Codec<T>): Codec<T> {
  // The user's code has to see the whole value, so no part is changed on its own, and nothing added to it.
  const { part: _, increment: __, ...whole } = stored
  return {
    ...whole,
    check(value, issues) {
      const result = schema.safeParse(value)
      if (!result.success) for (const issue of result.error?.issues ?? []) issues.push(ownIssue(issue))
      // What the schema gives is still to be something that DynamoDB can hold.
      return stored.check(result.success ? result.data : value, result.success ? issues : [])
    },
  }
}

export function ownIssue(issue: SchemaIssue): Issue {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  return { ...issue, code: (issue.code ?? 'custom') as Issue['code'], path }
}
