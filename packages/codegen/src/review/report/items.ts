import type { Finding } from '../../lint/rule.js'
import type { Severity } from '../change.js'
import type { DriftFinding } from '../drift/drift-rule.js'
import type { ChangeFinding } from '../find-changes.js'
import type { Review } from '../review.js'
import type { FindPlace, Place } from './place.js'
import { changeText, sentences } from './present.js'

/** One line of a review as machine formats have it: changes, problems and drift alike. */
export interface ReportItem {
  readonly rule: string
  readonly slug: string
  readonly level: 'error' | 'warning' | 'note'
  readonly severity: Severity
  readonly headline: string
  readonly message: string
  readonly place: Place
  readonly fingerprint: string
}

const levels = { breaking: 'error', dangerous: 'warning', safe: 'note' } as const

/** Everything a review found, worst first. */
export function reportItems({ changes, lint, problems, drift }: Review, placeOf: FindPlace): ReportItem[] {
  const ofProblems = problems.map(({ code, message, fix, path }) => ({
    rule: code,
    slug: code.toLowerCase(),
    level: 'error' as const,
    severity: 'breaking' as const,
    headline: code,
    message: fix === undefined ? message : `${message} ${fix}`,
    place: placeOf(path),
    fingerprint: `${code}/${path.join('/')}`,
  }))
  const ofChanges = changes.map((change) => changeItem(change, placeOf))
  const ofLint = lint.map((finding) => lintItem(finding, placeOf))
  const ofDrift = drift.map((one) => driftItem(one, placeOf))
  return [...ofProblems, ...ofChanges, ...ofLint, ...ofDrift].sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
}

const order: readonly ReportItem['level'][] = ['error', 'warning', 'note']

function changeItem(finding: ChangeFinding, placeOf: FindPlace): ReportItem {
  const { rule, slug, severity, target, path, fingerprint } = finding
  return {
    rule,
    slug,
    level: levels[severity],
    severity,
    headline: [`${rule} ${slug}`, target, changeText(finding)].filter((part) => part !== '').join(' · '),
    message: sentences(finding),
    place: placeOf(path),
    fingerprint,
  }
}

/** As grave as a change: an error of lint fails what a breaking change fails. */
export const lintSeverities = { error: 'breaking', warn: 'dangerous', info: 'safe' } as const

/** A finding of lint, by itself or in a review. */
export function lintItem({ rule, slug, severity: own, path, message, why, fix }: Finding, placeOf: FindPlace): ReportItem {
  const severity = lintSeverities[own]
  const about = path.slice(1).join('.')
  return {
    rule,
    slug,
    level: levels[severity],
    severity,
    headline: about === '' ? `${rule} ${slug}` : `${rule} ${slug} · ${about}`,
    message: [message, why, fix].filter((text) => text !== '').join(' '),
    place: placeOf(path),
    fingerprint: `${rule}/${path.join('/')}`,
  }
}

function driftItem({ rule, slug, severity, target, title, fix, ...change }: DriftFinding, placeOf: FindPlace): ReportItem {
  const headline = [`${rule} ${slug}`, target, changeText(change)].filter((part) => part !== '').join(' · ')
  const message = `${title}. ${fix}`
  return { rule, slug, level: levels[severity], severity, headline, message, place: placeOf([]), fingerprint: `${rule}/${target}` }
}
