import type { Review } from '../review.js'
import { reportItems } from './items.js'
import type { FindPlace } from './place.js'

const severities = { breaking: 'critical', dangerous: 'major', safe: 'info' } as const

/**
 * A review as GitLab's code quality report.
 *
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(review: Review, placeOf: FindPlace): string {
  const issues = reportItems(review, placeOf).map(({ rule, severity, headline, message, place, fingerprint }) => ({
    description: `${headline}: ${message}`,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: place.file, lines: { begin: place.line } },
  }))
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
