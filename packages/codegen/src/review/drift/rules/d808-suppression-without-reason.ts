import type { DriftRule } from '../drift-rule.js'

/** An acceptance does not say why. */
export const suppressionWithoutReason: DriftRule = {
  id: 'D808',
  slug: 'suppression-without-reason',
  severity: 'breaking',
  title: 'An acceptance does not say why',
  fix: 'Add `because`: nobody can tell later whether the reason still holds.',
  check: ({ acceptances }) =>
    acceptances
      .filter(({ entry }) => entry.because.trim() === '')
      .map(({ entry }) => ({ target: `${entry.rule} ${entry.target} ${entry.fingerprint}` })),
}
