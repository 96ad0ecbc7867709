import type { Finding } from './rule.js'

/** The rules about suppressions themselves. They have one severity, and nothing suppresses them. */
type SuppressionFault = Omit<Finding, 'path' | 'message'>

export const suppressionUnused: SuppressionFault = {
  rule: 'D806',
  slug: 'ack-unused',
  severity: 'error',
  why: 'What is accepted in advance hides the next mistake of its kind.',
  fix: 'Remove it, or mend its rule or target.',
}

export const suppressionWithoutReason: SuppressionFault = {
  rule: 'D808',
  slug: 'suppression-without-reason',
  severity: 'error',
  why: 'Nobody can tell later whether the reason still holds.',
  fix: "Add `because: '…'`.",
}
