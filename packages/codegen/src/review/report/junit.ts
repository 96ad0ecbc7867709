import type { Severity } from '../change.js'
import { isAtLeast } from '../find-changes.js'
import type { Review } from '../review.js'
import { reportItems } from './items.js'
import { type FindPlace, placeText } from './place.js'

/** A review as a JUnit report: a test for each finding, failed where it fails the command. */
export function junitReport(review: Review, placeOf: FindPlace, failOn: Severity | 'never'): string {
  const cases = reportItems(review, placeOf).map(({ rule, headline, message, place, severity }) => {
    const open = `    <testcase classname="keyloom.review.${xml(rule)}" name="${xml(headline)}" file="${xml(place.file)}" line="${place.line}"`
    const isFailed = failOn !== 'never' && isAtLeast(severity, failOn)
    if (!isFailed) return { isFailed, text: `${open}/>\n` }
    const failure = `      <failure type="${severity}" message="${xml(headline)}">${xml(`${placeText(place)} ${message}`)}</failure>\n`
    return { isFailed, text: `${open}>\n${failure}    </testcase>\n` }
  })
  const failures = cases.filter(({ isFailed }) => isFailed).length
  const counts = `tests="${cases.length}" failures="${failures}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="keyloom review ${xml(review.schema)}" ${counts}>
${cases.map(({ text }) => text).join('')}  </testsuite>
</testsuites>
`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
