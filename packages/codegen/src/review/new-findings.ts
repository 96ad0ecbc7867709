import type { Model } from '@keyloom/core'
import { lintModel } from '../lint/lint-model.js'
import type { Finding } from '../lint/rule.js'
import type { LintOptions } from '../lint/severity.js'

/** What lint finds in the new model and did not in the old one; positions do not count, so that a moved line is no new finding. */
export function newFindings(base: Model, head: Model, options: LintOptions): Finding[] {
  const known = new Set(lintModel(base, options).map(identity))
  return lintModel(head, options).filter((finding) => !known.has(identity(finding)))
}

function identity({ rule, path, message }: Finding): string {
  return JSON.stringify([rule, path, message])
}
