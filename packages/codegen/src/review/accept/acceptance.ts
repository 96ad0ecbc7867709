/** A change that was reviewed and accepted, with the reason. */
export interface Acceptance {
  readonly fingerprint: string
  /** Of the finding: for people, who do not know fingerprints. */
  readonly rule: string
  readonly target: string
  readonly because: string
  /** The last day it holds: `2027-03-31`. */
  readonly until?: string
}
