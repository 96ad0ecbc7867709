import type { CapacityBounds } from '@keyloom/core'
import type { TableDescription } from './table-description.js'

/** A capacity that follows use, between bounds: of a table or one of its global indexes, for reads or for writes. */
export interface ScalingTarget {
  readonly index?: string
  readonly of: 'Read' | 'Write'
  readonly bounds: CapacityBounds
}

/** Every capacity of a table that is provisioned. Indexes have the bounds of the table unless they have their own. */
export function scalingTargets({ capacity, globalIndexes }: TableDescription): ScalingTarget[] {
  return [undefined, ...globalIndexes].flatMap((index) => {
    const own = index?.capacity ?? capacity
    if (capacity.mode === 'on-demand' || own.mode === 'on-demand') return []
    return (['Read', 'Write'] as const).map((of) => ({
      ...(index !== undefined && { index: index.name }),
      of,
      bounds: of === 'Read' ? own.read : own.write,
    }))
  })
}
