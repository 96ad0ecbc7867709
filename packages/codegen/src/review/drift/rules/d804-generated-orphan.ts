import type { DriftRule } from '../drift-rule.js'

/** A generated file is no longer part of the output. */
export const generatedOrphan: DriftRule = {
  id: 'D804',
  slug: 'generated-orphan',
  severity: 'breaking',
  title: 'A generated file is no longer part of the output',
  fix: 'Run `keyloom generate` and commit what it writes.',
  check: ({ faults }) => faults.filter(({ kind }) => kind === 'orphaned').map(({ path }) => ({ target: path })),
}
