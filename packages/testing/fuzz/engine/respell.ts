import { canonicalNumber } from '../../src/engine/value/decimal.js'

/** An answer with every number in its canonical form. */
export function respelled(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(respelled)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, respelledMember(name, value)]))
}

function respelledMember(name: string, value: unknown): unknown {
  if (name === 'N' && typeof value === 'string') return canonicalNumber(value)
  if (name === 'NS' && Array.isArray(value)) return value.map((member) => canonicalNumber(String(member)))
  return respelled(value)
}
