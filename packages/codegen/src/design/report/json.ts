import type { Design } from '../design.js'
import { indexOptions } from '../with-keys.js'

/** A design for a program, with the templates as a schema says them. */
export function jsonReport({ tables, served, unserved, pins, costs, alternatives }: Design): Readonly<Record<string, unknown>> {
  return {
    ok: unserved.length === 0,
    tables: tables.map(({ table, key, indexes, keys, why }) => ({
      table,
      key,
      indexes,
      why,
      entities: keys
        .filter(({ index }) => index === undefined)
        .map(({ entity, partition, sort }) => ({
          entity,
          key: { partition, sort },
          indexes: indexOptions(keys.filter((one) => one.entity === entity)),
        })),
    })),
    patterns: served,
    pinned: Object.fromEntries(pins),
    unserved,
    writes: costs,
    alternatives: alternatives.map((one) => {
      if (one.kind === 'without') return one
      const { proposal, ...rest } = one
      return { ...rest, tables: proposal.layouts }
    }),
  }
}
