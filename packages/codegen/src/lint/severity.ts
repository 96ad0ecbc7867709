import type { Severity } from './rule.js'

/** What a configuration says of severities. */
export interface LintOptions {
  /** `recommended`: as the catalogue has them. `strict`: every warning is an error, and what is good to know is a warning. */
  readonly preset?: LintPreset
  /** The severity of single rules, by id. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>
}

/** How severe rules are by default: under `strict` information counts as a warning. */
export type LintPreset = 'recommended' | 'strict'

const stricter: Readonly<Record<Severity, Severity>> = { error: 'error', warn: 'error', info: 'warn' }

/** The severity of a finding: what the configuration says of its rule, or what the rule says under the preset. */
export function severityOf(rule: string, own: Severity, { preset, severities }: LintOptions): Severity | 'off' {
  return severities?.[rule] ?? (preset === 'strict' ? stricter[own] : own)
}
