import type { DriftRule } from '../drift-rule.js'

/** An acceptance is past its day. */
export const ackExpired: DriftRule = {
  id: 'D807',
  slug: 'ack-expired',
  severity: 'breaking',
  title: 'An acceptance is past its day',
  fix: 'Carry the change out, or accept it again with a new day.',
  check: ({ acceptances }) =>
    acceptances
      .filter(({ isUsed, isExpired }) => isUsed && isExpired)
      .map(({ entry }) => ({ target: `${entry.rule} ${entry.target} ${entry.fingerprint}`, before: `until ${entry.until}` })),
}
