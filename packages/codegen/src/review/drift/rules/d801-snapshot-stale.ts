import type { DriftRule } from '../drift-rule.js'

/** The committed model is not that of the schema. */
export const snapshotStale: DriftRule = {
  id: 'D801',
  slug: 'snapshot-stale',
  severity: 'breaking',
  title: 'The committed model is not that of the schema',
  fix: 'Run `keyloom generate` and commit what it writes.',
  check: ({ faults }) => faults.filter(({ kind, path }) => kind === 'stale' && path === 'model.json').map(({ path }) => ({ target: path })),
}
