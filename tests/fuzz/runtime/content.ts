import type { Item } from '@keyloom/core/runtime'
import type { Engine } from '@keyloom/testing'

/** The items of a table, but for sentinels that have expired with their item. */
export function contentOf(engine: Engine, table: string): string {
  const { Items } = engine.execute('Scan', { TableName: table }) as unknown as { Items: Item[] }
  const now = engine.clock.now()
  return canonical(Items.filter((item) => item._type?.S !== '$unique' || !(Number(item.expiresAt?.N) * 1000 <= now)))
}

export function canonical(items: readonly Item[]): string {
  return JSON.stringify(items.map(canonicalText).sort())
}

function canonicalText(item: Item): string {
  return JSON.stringify(item, (name, value) => {
    if (name === 'SS') return [...value].sort()
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
