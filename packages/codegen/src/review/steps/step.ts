/** When in a rollout a step is taken: readers that bear both forms first, then writers, then data, then what relies on all of it. */
export const phases = ['tolerate', 'write', 'create', 'data', 'verify', 'switch', 'tighten', 'delete'] as const

export type Phase = (typeof phases)[number]

/** One step on the way from the old schema to the new one. */
export interface Step {
  readonly phase: Phase
  readonly text: string
  /** The one index that a call of UpdateTable creates or deletes. */
  readonly tableUpdate?: { readonly table: string; readonly action: 'create' | 'delete'; readonly index: string }
}

/** A step with its number, and the findings that it is for. */
export interface PlannedStep extends Step {
  readonly number: number
  readonly fingerprints: readonly string[]
}
