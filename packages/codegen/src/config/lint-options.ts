import { didYouMean } from '../errors/did-you-mean.js'
import { type Severity, severities } from '../lint/rule.js'
import type { LintOptions, LintPreset } from '../lint/severity.js'

const presets: readonly LintPreset[] = ['recommended', 'strict']
const levels: readonly (Severity | 'off')[] = [...severities, 'off']

/** Reads `lint` of a configuration file and adds what is wrong with it to the faults. Which rules there are, `keyloom lint` knows. */
export function lintOptionsOf(said: unknown, faults: string[]): LintOptions | undefined {
  if (said === undefined) return undefined
  if (!isRecord(said)) {
    faults.push("`lint` is not an object such as `{ preset: 'strict', severities: { L713: 'off' } }`")
    return undefined
  }
  for (const name of Object.keys(said)) {
    if (name !== 'preset' && name !== 'severities')
      faults.push(`\`lint.${name}\` is not an option${didYouMean(name, ['preset', 'severities'])}`)
  }
  const { preset, severities: chosen = {} } = said
  if (preset !== undefined && !presets.some((one) => one === preset)) faults.push(`\`lint.preset\` is not ${presets.join(' or ')}`)
  const entries = isRecord(chosen) ? Object.entries(chosen) : []
  if (!isRecord(chosen)) faults.push("`lint.severities` is not an object such as `{ L713: 'off' }`")
  for (const [rule, level] of entries) {
    if (!levels.some((one) => one === level)) faults.push(`\`lint.severities.${rule}\` is not ${levels.join(', ')}`)
  }
  return said
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
