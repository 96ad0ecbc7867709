import type { ChangeFinding } from '../find-changes.js'
import type { Review } from '../review.js'
import { type FindPlace, placeText } from './place.js'
import { changeText, countsText, dollars, sentences, severities, severityTitles } from './present.js'

/** What colors a terminal may have; each leaves a text as it is where there are none. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly cyan: (text: string) => string
}

/** A review for a terminal. */
export function textReport(review: Review, placeOf: FindPlace, paint: Paint): string {
  const { base, head, changes, accepted, lint, drift, problems, cost, steps } = review
  const colors = { breaking: paint.red, dangerous: paint.yellow, safe: paint.green }
  const lines = [`${paint.bold(`Schema review: ${countsText(review)}`)}  ${paint.dim(`${base} → ${head}`)}`]
  for (const { code, message, fix, path } of problems) {
    const [first = '', ...more] = message.trimEnd().split('\n')
    lines.push('', `${paint.cyan(placeText(placeOf(path)))} - ${paint.red('error')} ${code}: ${first}`, ...more)
    if (fix !== undefined) lines.push(...indented(fix))
  }
  for (const severity of severities) {
    const found = changes.filter((one) => one.severity === severity)
    if (found.length > 0) lines.push('', colors[severity](severityTitles[severity]))
    for (const finding of found) lines.push(...findingLines(finding, placeOf, paint))
  }
  if (lint.length > 0) lines.push('', paint.bold('New findings of lint'))
  for (const { rule, slug, severity, path, message, fix } of lint)
    lines.push(`  ${paint.bold(`${rule} ${slug}`)} · ${severity} · ${paint.cyan(placeText(placeOf(path)))}`, ...indented(message, fix))
  if (drift.length > 0) lines.push('', paint.red('Out of date'))
  for (const { rule, slug, target, title, fix, ...change } of drift) {
    const difference = changeText(change)
    lines.push(`  ${rule} ${slug} · ${target}${difference === '' ? '' : ` · ${difference}`}`, `    ${title}. ${fix}`)
  }
  if (accepted.length > 0) lines.push('', paint.dim('Accepted'))
  for (const { rule, target, because } of accepted) lines.push(paint.dim(`  ${rule} · ${target}: ${because}`))
  if (cost.length > 0) lines.push('', paint.bold('Cost'))
  for (const { operation, unit, before, after, millionBefore, millionAfter } of cost)
    lines.push(
      `  ${operation} ${before} → ${after} ${unit} (${dollars(millionBefore)} → ${dollars(millionAfter)} for a million, on demand)`,
    )
  if (steps.length > 0) lines.push('', paint.bold('Rollout'))
  for (const { number, text } of steps) lines.push(`  ${String(number).padStart(2)} ${text}`)
  return `${lines.join('\n')}\n`
}

/** Texts below a headline: one after the other, or each for itself where one has several lines. */
function indented(...texts: readonly string[]): string[] {
  const isLong = texts.some((text) => text.includes('\n'))
  const lines = isLong ? texts.flatMap((text) => text.trimEnd().split('\n')) : [texts.join(' ')]
  return lines.map((line) => `    ${line}`)
}

function findingLines(finding: ChangeFinding, placeOf: FindPlace, { cyan, dim, bold }: Paint): string[] {
  const { rule, slug, target, path, fingerprint } = finding
  const difference = changeText(finding)
  const headline = [
    bold(`${rule} ${slug}`),
    target,
    ...(difference === '' ? [] : [difference]),
    cyan(placeText(placeOf(path))),
    dim(`fp ${fingerprint}`),
  ]
  return [`  ${headline.join(' · ')}`, `    ${sentences(finding)}`]
}
