import type { Party, Severity } from '../change.js'
import type { ChangeFinding } from '../find-changes.js'
import type { Review } from '../review.js'

const parties: Readonly<Record<Party, string>> = {
  R: 'new code on old items',
  W: 'old code on new items',
  I: 'the infrastructure',
  T: 'code that compiles against the generated types',
  P: 'performance and cost',
}

/** `new code on old items, old code on new items` */
export function partiesText(breaks: readonly Party[]): string {
  return breaks.map((party) => parties[party]).join(', ')
}

export const severityTitles: Readonly<Record<Severity, string>> = { breaking: 'Breaking', dangerous: 'Dangerous', safe: 'Safe' }
export const severities: readonly Severity[] = ['breaking', 'dangerous', 'safe']

/** `1 breaking, 2 safe` */
export function countsText({ changes, problems }: Pick<Review, 'changes' | 'problems'>): string {
  const ofProblems = problems.length === 0 ? [] : [`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`]
  const counts = severities.map((severity) => ({ severity, count: changes.filter((one) => one.severity === severity).length }))
  const shown = [...ofProblems, ...counts.filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`)]
  return shown.length === 0 ? 'no changes' : shown.join(', ')
}

/** `{number:pad(6)} → {number:pad(8)}`, or what was removed or added. */
export function changeText(
  { before, after }: { readonly before?: string; readonly after?: string },
  quote: (text: string) => string = (text) => text,
): string {
  if (before !== undefined && after !== undefined) return `${quote(before)} → ${quote(after)}`
  if (before !== undefined) return `${quote(before)} removed`
  return after === undefined ? '' : `${quote(after)} added`
}

/** What is said below the headline of a finding. */
export function sentences({ title, why, note, breaks }: ChangeFinding): string {
  const parts = [`${title}.`, why, ...(note === undefined ? [] : [note])]
  return [...parts, ...(breaks.length === 0 ? [] : [`Breaks: ${partiesText(breaks)}.`])].join(' ')
}

/** `0.81`, and as many digits as a small price needs. */
export function dollars(value: number): string {
  return `$${value >= 0.01 || value === 0 ? value.toFixed(2) : value.toPrecision(2)}`
}
