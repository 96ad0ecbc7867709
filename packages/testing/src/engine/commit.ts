import type { Database } from './database.js'
import { applyToIndex, applyToTable, type Change, type IndexChange, type WriteCause } from './storage/change.js'

/**
 * Applies changes that were planned together, all or none: should any step fail, the steps before it are taken back. Listeners hear
 * of the writes only when all of them are in.
 */
export function commit(db: Database, changes: readonly Change[], cause: WriteCause = 'request'): void {
  const undo: (() => void)[] = []
  try {
    for (const change of changes) {
      applyToTable(change)
      undo.push(() => applyToTable(reversed(change)))
      for (const indexChange of change.indexes) {
        applyToIndex(change.table, change.position, indexChange)
        undo.push(() => applyToIndex(change.table, change.position, reversedIndex(indexChange)))
      }
    }
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
  for (const change of changes) db.onWrite({ change, cause })
}

function reversed(change: Change): Change {
  return { ...change, before: change.after, after: change.before }
}

function reversedIndex({ index, before, after }: IndexChange): IndexChange {
  return { index, before: after, after: before }
}
