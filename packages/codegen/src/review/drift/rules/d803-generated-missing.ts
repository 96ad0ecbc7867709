import type { DriftRule } from '../drift-rule.js'

/** A generated file is not there. */
export const generatedMissing: DriftRule = {
  id: 'D803',
  slug: 'generated-missing',
  severity: 'breaking',
  title: 'A generated file is not there',
  fix: 'Run `keyloom generate` and commit what it writes.',
  check: ({ faults }) => faults.filter(({ kind }) => kind === 'missing').map(({ path }) => ({ target: path })),
}
