import type { DriftRule } from '../drift-rule.js'

/** An acceptance accepts nothing. */
export const ackUnused: DriftRule = {
  id: 'D806',
  slug: 'ack-unused',
  severity: 'breaking',
  title: 'An acceptance accepts nothing',
  fix: 'Remove it: what is accepted in advance hides the next mistake of its kind.',
  check: ({ acceptances }) =>
    acceptances.filter(({ isUsed }) => !isUsed).map(({ entry }) => ({ target: `${entry.rule} ${entry.target} ${entry.fingerprint}` })),
}
