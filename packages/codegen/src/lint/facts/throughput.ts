import type { EntityModel } from '@keyloom/core'

/** What one partition takes in a second, and an item collection under a local index in all. */
export const partitionCeiling = { writeUnits: 1000, readUnits: 3000, collectionBytes: 10_737_418_240 } as const

/** The partitions that the expected traffic of an entity needs at least; undefined where none is declared. */
export function neededPartitions({ expect }: EntityModel): number | undefined {
  if (expect?.reads === undefined && expect?.writes === undefined) return undefined
  const { reads = 0, writes = 0, bytes = 1 } = expect
  const writeUnits = writes * Math.ceil(bytes / 1024)
  // Eventually consistent.
  const readUnits = (reads * Math.ceil(bytes / 4096)) / 2
  return Math.max(writeUnits / partitionCeiling.writeUnits, readUnits / partitionCeiling.readUnits)
}
