import type { CustomRule } from '../review/custom-rule.js'
import type { ReviewOptions } from './config.js'

const severities = ['breaking', 'dangerous', 'safe']

/** Reads what a configuration says of reviews; what is wrong joins `faults`. */
export function reviewOptionsOf(said: unknown, faults: string[]): ReviewOptions | undefined {
  if (said === undefined) return undefined
  const { rules = [], ...others } = (isRecord(said) ? said : {}) as { readonly rules?: unknown }
  if (!isRecord(said) || !Array.isArray(rules)) {
    faults.push('`review` is not an object with a list `rules`')
    return undefined
  }
  for (const name of Object.keys(others)) faults.push(`\`review.${name}\` is not an option`)
  for (const [i, rule] of rules.entries())
    if (!isRule(rule)) faults.push(`\`review.rules[${i}]\` is not a rule: see CustomRule for its members`)
  const ids = rules.map((rule: Partial<CustomRule> | undefined) => rule?.id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i || /^[A-WYZ]\d{3}$/.test(String(id)))
  if (twice !== undefined) faults.push(`\`${twice}\` is the id of another rule: begin your own with X`)
  return { rules }
}

function isRule(value: unknown): value is CustomRule {
  if (!isRecord(value)) return false
  const texts = ['id', 'slug', 'title', 'why'].every((name) => typeof value[name] === 'string')
  return texts && severities.includes(String(value.severity)) && typeof value.check === 'function'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
