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
  /** Of `PLAN.MIXED`: the items of others that the request would read. */
  readonly met?: MetStrangers
}

/** Entities whose items a query meets that did not ask for them, and a key of theirs as the witness. */
export interface MetStrangers {
  /** Absent: in the table itself. */
  readonly index?: string
  readonly entities: readonly string[]
  /** Such a key. */
  readonly key: KeyTexts
}

/** The text of each attribute of a key, by its stored name. */
export type KeyTexts = Readonly<Record<string, string>>
