import { commit } from './commit.js'
import type { Database } from './database.js'
import { planChange } from './storage/change.js'
import type { Row, Table } from './storage/table.js'

/** Removes the items that expired at least this long ago from tables with TTL, as the service does in its own time. Answers how many. */
export function sweepExpired(db: Database, expiredForMs: number): number {
  let removed = 0
  for (const table of db.tables.values()) {
    if (table.ttlAttribute === undefined) continue
    const expired = [...table.rows].filter((row) => isExpired(db, table, row, expiredForMs))
    for (const row of expired) commit(db, [planChange(table, row.position, row, undefined)], 'ttl')
    removed += expired.length
  }
  return removed
}

/** Only a Number is an expiry time; one long past is taken for a mistake and never acted on. */
function isExpired(db: Database, table: Table, { item }: Row, expiredForMs: number): boolean {
  const value = item.get(table.ttlAttribute ?? '')
  if (value?.type !== 'N') return false
  const expiresAt = Number(value.value) * 1000
  const now = db.now()
  return expiresAt + expiredForMs <= now && expiresAt > now - db.limits.ttlHorizonMs
}
