import type { Database } from './database.js'
import { applyToIndex, applyToTable, type Change, type IndexChange, type WriteCause } from './storage/change.js'
import { copyRows } from './storage/table.js'

/**
 * Applies changes that were planned together, all or none: should any step fail, the steps before it are taken back. Listeners hear
 * of the writes only when all of them are in.
 */
export function commit(db: Database, changes: readonly Change[], cause: WriteCause = 'request'): void {
  const undo: (() => void)[] = []
  const later: (() => void)[] = []
  const indexDelay = db.lag.arrivesIn('globalIndexMs')
  const readDelay = db.lag.arrivesIn('eventualReadMs')
  try {
    for (const change of changes) {
      if (readDelay > 0) keepReplica(change)
      db.beforeStep?.()
      applyToTable(change)
      undo.push(() => applyToTable(reversed(change)))
      for (const indexChange of change.indexes) {
        const apply = (): void => applyToIndex(change.table, change.position, indexChange)
        if (indexChange.index.definition.kind === 'global' && indexDelay > 0) {
          later.push(apply)
          continue
        }
        db.beforeStep?.()
        apply()
        undo.push(() => applyToIndex(change.table, change.position, reversedIndex(indexChange)))
      }
    }
    db.beforeStep?.()
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
  for (const apply of later) db.schedule(indexDelay, apply)
  for (const change of changes) {
    if (change.table.replica !== undefined) db.schedule(readDelay, () => applyToReplicas(change))
    db.onWrite({ change, cause })
  }
}

/** Begins the copies that lagging reads see: the rows as they are before this change. */
function keepReplica({ table }: Change): void {
  if (table.replica !== undefined) return
  table.replica = copyRows(table.rows)
  for (const index of table.indexes.values()) if (index.definition.kind === 'local') index.replica = copyRows(index.rows)
}

function applyToReplicas({ table, before, after, indexes }: Change): void {
  if (before !== undefined && after === undefined) table.replica?.delete(before)
  if (after !== undefined) table.replica?.set(after)
  for (const change of indexes) {
    if (change.before !== undefined) change.index.replica?.delete(change.before)
    if (change.after !== undefined) change.index.replica?.set(change.after)
  }
}

function reversed(change: Change): Change {
  return { ...change, before: change.after, after: change.before }
}

function reversedIndex({ index, before, after }: IndexChange): IndexChange {
  return { index, before: after, after: before }
}
