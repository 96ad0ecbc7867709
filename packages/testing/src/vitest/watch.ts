import type { HistoryEntry } from '../engine/history.js'

/** Anything that knows what requests were made: an engine, or what {@link watch} answers. */
export interface Watched {
  readonly history: readonly HistoryEntry[]
}

/**
 * Does something and answers its result with the requests it made.
 *
 * @example
 * ```ts
 * import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
 * import { createEngine } from '@keyloom/testing'
 * import { watch } from '@keyloom/testing/vitest'
 *
 * const engine = createEngine()
 * const { result, history } = await watch(engine, () => engine.client().send(new ListTablesCommand({})))
 * ```
 */
export async function watch<T>(engine: Watched, act: () => T | Promise<T>): Promise<Watched & { readonly result: T }> {
  const before = new Set(engine.history)
  const result = await act()
  return { result, history: engine.history.filter((entry) => !before.has(entry)) }
}
