import { createEngine, type Engine, type EngineOptions } from '../engine/engine.js'
import { lockJournal, openJournal, readJournal, writeJournal } from './journal-file.js'
import { operationsOfState } from './state.js'

/** An engine whose tables and items are kept in a file. */
export interface PersistentEngine {
  readonly engine: Engine
  /** Gives the file free. What was answered is in it already. */
  close(): void
}

/** Operations that change tables or items. All others leave no trace in the file. */
const changing: ReadonlySet<string> = new Set([
  'CreateTable',
  'UpdateTable',
  'DeleteTable',
  'UpdateTimeToLive',
  'TagResource',
  'UntagResource',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
])

/** Beyond this many operations for each that the state takes, the file is written anew when it is opened. */
const COMPACT_ABOVE = 2

/**
 * Opens an engine whose tables and items are kept in a file. Every change is in the file before it is answered, so a killed process loses
 * nothing that it confirmed.
 *
 * @throws KeyloomError `ENGINE.JOURNAL` where the file is damaged, is no journal, or another process has it.
 *
 * @example
 * ```ts
 * import { openPersistentEngine } from '@keyloom/testing'
 *
 * const { engine, close } = openPersistentEngine('shop.journal')
 * try {
 *   console.log(engine.execute('ListTables', {}))
 * } finally {
 *   close()
 * }
 * ```
 */
export function openPersistentEngine(file: string, options: EngineOptions = {}): PersistentEngine {
  const unlock = lockJournal(file)
  try {
    const entries = readJournal(file)
    let append: ((entry: { operation: string; input: unknown }) => void) | undefined
    const engine = createEngine({
      ...options,
      onExecuted(operation, input) {
        if (changing.has(operation)) append?.({ operation, input })
      },
    })
    for (const { operation, input } of entries) engine.execute(operation, input)
    const state = operationsOfState(engine.execute)
    if (entries.length === 0 || entries.length > COMPACT_ABOVE * state.length) writeJournal(file, state)
    // Else a line that a kill cut short is taken off: the next one would be written behind it.
    else writeJournal(file, entries)
    const journal = openJournal(file)
    append = journal.append
    return {
      engine,
      close() {
        append = undefined
        journal.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
