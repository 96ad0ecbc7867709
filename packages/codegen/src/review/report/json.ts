import type { Review } from '../review.js'
import type { FindPlace } from './place.js'

/** A review as one JSON object; `docs/schemas/review.schema.json` is its schema. */
export function jsonReport(review: Review, placeOf: FindPlace, ok: boolean): string {
  const { schema, base, head, changes, accepted, lint, drift, problems, cost, steps } = review
  const result = {
    version: 1,
    command: 'review',
    ok,
    schema,
    base,
    head,
    changes: changes.map((change) => ({ ...change, place: placeOf(change.path) })),
    accepted,
    lint: lint.map((finding) => ({ ...finding, place: placeOf(finding.path) })),
    drift,
    problems: problems.map((problem) => ({ ...problem, place: placeOf(problem.path) })),
    cost,
    steps,
  }
  return `${JSON.stringify(result, undefined, 2)}\n`
}
