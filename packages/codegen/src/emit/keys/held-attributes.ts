import type { IndexModel, TableModel } from '@keyloom/core'

/** The stored names that an index copies of an item besides keys: what its projection says, and what every reader of it needs. */
export function copiedAttributes(index: IndexModel, table: TableModel): string[] {
  const named = index.projection.kind === 'include' ? index.projection.attributes : []
  const always = [table.discriminator, table.ttl].filter((name) => name !== undefined)
  const keys = new Set(keyNames(table, index))
  return [...new Set([...named, ...always])].filter((name) => !keys.has(name))
}

/** The stored names of the key attributes of the table and of one of its indexes, each once. */
export function keyNames(table: TableModel, index: IndexModel | undefined): string[] {
  const keys = index === undefined ? [table.key] : [table.key, index.key]
  return [...new Set(keys.flatMap((key) => [...key.partition, ...key.sort]).map(({ name }) => name))]
}

/** Whether items of the index (or of the table) have an attribute as such, by its stored name. */
export function holds(table: TableModel, index: IndexModel | undefined): (stored: string) => boolean {
  if (index === undefined || index.projection.kind === 'all') return () => true
  const held = new Set([...keyNames(table, index), ...copiedAttributes(index, table)])
  return (stored) => held.has(stored)
}
