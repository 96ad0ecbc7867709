import type { ChangeFinding } from '../find-changes.js'
import { recipes } from './recipes.js'
import { type PlannedStep, phases, type Step } from './step.js'

/**
 * The steps of all findings in rollout order, each once. An update of a table creates or deletes one index, so those calls are numbered
 * among themselves.
 */
export function planSteps(findings: readonly ChangeFinding[]): PlannedStep[] {
  const byText = new Map<string, { readonly step: Step; readonly fingerprints: string[] }>()
  for (const finding of findings) {
    for (const step of recipes[finding.recipe](finding)) {
      const key = step.tableUpdate === undefined ? `${step.phase} ${step.text}` : JSON.stringify(step.tableUpdate)
      const known = byText.get(key) ?? { step, fingerprints: [] }
      byText.set(key, known)
      known.fingerprints.push(finding.fingerprint)
    }
  }
  const ordered = [...byText.values()].sort((one, other) => phases.indexOf(one.step.phase) - phases.indexOf(other.step.phase))
  const updates = ordered.filter(({ step }) => step.tableUpdate !== undefined)
  return ordered.map((one, i) => {
    const { step, fingerprints } = one
    const call = `UpdateTable ${updates.indexOf(one) + 1} of ${updates.length}`
    return { ...step, text: step.tableUpdate === undefined ? step.text : `${call}: ${step.text}.`, number: i + 1, fingerprints }
  })
}
