import type { DriftRule } from '../drift-rule.js'

/** Generated code is not what the schema gives now. */
export const generatedStale: DriftRule = {
  id: 'D802',
  slug: 'generated-stale',
  severity: 'breaking',
  title: 'Generated code is not what the schema gives now',
  fix: 'Run `keyloom generate` and commit what it writes.',
  check: ({ faults }) => faults.filter(({ kind, path }) => kind === 'stale' && path !== 'model.json').map(({ path }) => ({ target: path })),
}
