import type { DriftRule } from '../drift-rule.js'

/** A generated file was edited by hand. */
export const generatedHandEdited: DriftRule = {
  id: 'D805',
  slug: 'generated-hand-edited',
  severity: 'breaking',
  title: 'A generated file was edited by hand',
  fix: 'Make the change in the schema; `keyloom generate` writes over the file.',
  check: ({ faults }) => faults.filter(({ kind }) => kind === 'edited').map(({ path }) => ({ target: path })),
}
