import { lintModel } from '../lint/lint-model.js'
import type { Finding } from '../lint/rule.js'
import type { LintOptions } from '../lint/severity.js'
import type { Comparison } from './compare/comparison.js'

/** What lint finds in the new model and did not in the old one; positions do not count, so that a moved line is no new finding. */
export function newFindings({ planned: { base, head } }: Comparison, options: LintOptions): Finding[] {
  const found = lintModel(head.model, options, head)
  if (found.length === 0) return []
  const known = new Set(lintModel(base.model, options, base).map(identity))
  return found.filter((finding) => !known.has(identity(finding)))
}

function identity({ rule, path, message }: Finding): string {
  return JSON.stringify([rule, path, message])
}
