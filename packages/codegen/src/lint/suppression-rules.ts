import type { RuleText } from './rule.js'

/** The rules about suppressions themselves. They have one severity, and nothing suppresses them. */
export const suppressionUnused: RuleText = {
  id: 'D806',
  slug: 'ack-unused',
  severity: 'error',
  title: 'What is accepted is there.',
  why: 'What is accepted in advance hides the next mistake of its kind.',
  fix: 'Remove it, or mend its rule or target.',
}

export const suppressionWithoutReason: RuleText = {
  id: 'D808',
  slug: 'suppression-without-reason',
  severity: 'error',
  title: 'What is accepted has a reason.',
  why: 'Nobody can tell later whether the reason still holds.',
  fix: "Add `because: '…'`.",
}
