import type { DriftFinding } from '../drift/drift-rule.js'
import { findDrift } from '../drift/find-drift.js'
import type { ChangeFinding } from '../find-changes.js'
import type { Acceptance } from './acceptance.js'

/** The acceptances of a schema, and the day on which they are read. */
export interface Accepted {
  readonly entries: readonly Acceptance[]
  readonly today: string
}

export interface AcceptedFinding extends ChangeFinding {
  readonly because: string
}

/**
 * Takes accepted changes out of the findings. By fingerprint, so that another change of the same place is not accepted with it; an entry that
 * accepts nothing, is past its day or has no reason is itself a finding.
 */
export function applyAccepted(
  findings: readonly ChangeFinding[],
  { entries, today }: Accepted = { entries: [], today: '' },
): { readonly changes: ChangeFinding[]; readonly accepted: AcceptedFinding[]; readonly drift: DriftFinding[] } {
  const acceptances = entries.map((entry) => ({
    entry,
    isUsed: findings.some(({ fingerprint }) => fingerprint === entry.fingerprint),
    isExpired: entry.until !== undefined && entry.until < today,
  }))
  const reasonOf = ({ fingerprint }: ChangeFinding): string | undefined =>
    acceptances.find(({ entry, isExpired }) => entry.fingerprint === fingerprint && !isExpired && entry.because.trim() !== '')?.entry
      .because
  return {
    changes: findings.filter((finding) => reasonOf(finding) === undefined),
    accepted: findings.flatMap((finding) => {
      const because = reasonOf(finding)
      return because === undefined ? [] : [{ ...finding, because }]
    }),
    drift: findDrift({ faults: [], acceptances }),
  }
}

/** An entry for each finding that has none: what a team begins with that adopts reviews in the middle of its work. */
export function baselineOf(findings: readonly ChangeFinding[], because: string): Acceptance[] {
  return findings.map(({ fingerprint, rule, target }) => ({ fingerprint, rule, target, because }))
}
