import type { CapacityBounds } from '@keyloom/core'
import type { TableDescription } from './table-description.js'

/** A capacity that follows use, between bounds: of a table or one of its global indexes, for reads or for writes. */
export interface ScalingTarget {
  readonly index?: string
  readonly of: 'Read' | 'Write'
  readonly bounds: CapacityBounds
}

/** Every capacity of a table that is provisioned. Indexes have the bounds of the table. */
export function scalingTargets({ capacity, globalIndexes }: TableDescription): ScalingTarget[] {
  if (capacity.mode === 'on-demand') return []
  return [undefined, ...globalIndexes].flatMap((index) =>
    (['Read', 'Write'] as const).map((of) => ({
      ...(index !== undefined && { index: index.name }),
      of,
      bounds: of === 'Read' ? capacity.read : capacity.write,
    })),
  )
}
