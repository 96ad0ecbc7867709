import type { ErrorCode } from '../errors/index.js'

/**
 * One fault of a schema. The model build and the planner return every one they find; positions in source files are the generator's
 * business, which maps `path` to them.
 */
export interface SchemaProblem {
  readonly code: ErrorCode
  /** What is wrong, with the names and values. */
  readonly message: string
  /** What to do, as a sentence. */
  readonly fix?: string
  /** From the schema down: `['entities', 'Order', 'key', 'sort']`, `['tables', 'shop', 'indexes', 'gsi1']`. Members are named, not numbered. */
  readonly path: readonly string[]
}
