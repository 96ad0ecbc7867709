import type { Severity } from '../change.js'
import type { Review } from '../review.js'
import { githubReport } from './github.js'
import { gitlabReport } from './gitlab.js'
import { reportItems } from './items.js'
import { jsonReport } from './json.js'
import { junitReport } from './junit.js'
import { markdownReport } from './markdown.js'
import type { FindPlace } from './place.js'
import { sarifReport } from './sarif.js'
import { type Paint, textReport } from './text.js'

/** What a format needs besides the review. */
export interface ReportContext {
  readonly placeOf: FindPlace
  readonly paint: Paint
  /** Of Keyloom. */
  readonly version: string
  readonly failOn: Severity | 'never'
  /** Whether nothing was found that fails the command. */
  readonly isClean: boolean
}

export type FormatName = 'text' | 'markdown' | 'json' | 'github' | 'sarif' | 'junit' | 'gitlab'

/** Every format of a review, by the name that `--format` takes. */
export const formats: Readonly<Record<FormatName, (review: Review, context: ReportContext) => string>> = {
  text: (review, { placeOf, paint }) => textReport(review, placeOf, paint),
  markdown: (review, { placeOf }) => markdownReport(review, placeOf),
  json: (review, { placeOf, isClean }) => jsonReport(review, placeOf, isClean),
  github: (review, { placeOf }) => githubReport(reportItems(review, placeOf)),
  sarif: (review, { placeOf, version }) => sarifReport(reportItems(review, placeOf), version),
  junit: (review, { placeOf, failOn }) => junitReport(review, placeOf, failOn),
  gitlab: (review, { placeOf }) => gitlabReport(review, placeOf),
}
