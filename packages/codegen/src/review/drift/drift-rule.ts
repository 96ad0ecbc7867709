import type { Model } from '@keyloom/core'
import type { Acceptance } from '../accept/acceptance.js'
import type { Severity } from '../change.js'
import type { DeployedTable } from './deployed-table.js'

/** What may have drifted from the schema. */
export interface DriftInput {
  /** How the output folder differs from what would be generated; paths are relative to it. */
  readonly faults: readonly { readonly kind: 'stale' | 'missing' | 'orphaned' | 'edited'; readonly path: string }[]
  readonly acceptances: readonly { readonly entry: Acceptance; readonly isUsed: boolean; readonly isExpired: boolean }[]
  /** A table as DescribeTable shows it, and the model that it should have. */
  readonly deployed?: { readonly table: DeployedTable; readonly model: Model }
}

/** A rule about what should follow the schema and does not. */
export interface DriftRule {
  readonly id: string
  readonly slug: string
  readonly severity: Severity
  readonly title: string
  readonly fix: string
  readonly check: (input: DriftInput) => readonly Drift[]
}

export interface Drift {
  /** A file, a fingerprint with its rule, or a part of a table. */
  readonly target: string
  readonly before?: string
  readonly after?: string
}

export interface DriftFinding extends Drift {
  readonly rule: string
  readonly slug: string
  readonly severity: Severity
  readonly title: string
  readonly fix: string
}
