import type { ParentEntity } from './counter-option.js'

/** Where the newest point of a series is kept: an item whose attributes are all attributes of the point. `Own` are the names of those. */
export interface LatestOption<Latest extends ParentEntity, Own extends string> {
  readonly entity: Latest
  /** What says which point is newer: a time, a number, or text whose order is that of its characters. */
  readonly by: NoInfer<Own & keyof Latest['config']['attributes']>
}

/** It as it was declared. */
export interface LatestConfig {
  readonly entity: ParentEntity
  readonly by: string
}
