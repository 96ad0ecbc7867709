import type { Json } from '@keyloom/core'

/** How the file is written that a text goes into. */
export interface Style {
  readonly quote: '"' | "'"
  /** Before the property that the text is the value of. */
  readonly indent: string
  readonly step: string
}

/** A value as source text: objects that hold nothing but values on one line, others with a line for each property. */
export function literalText(value: Json, style: Style): string {
  if (typeof value === 'string') return stringText(value, style.quote)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = { ...style, indent: style.indent + style.step }
  if (Array.isArray(value)) {
    const items: string[] = value.map((item: Json) => literalText(item, inner))
    return isFlat(value) ? `[${items.join(', ')}]` : `[${items.map((item) => `\n${inner.indent}${item},`).join('')}\n${style.indent}]`
  }
  const entries = Object.entries(value).map(([name, item]) => `${nameText(name, style.quote)}: ${literalText(item, inner)}`)
  if (entries.length === 0) return '{}'
  // Templates with their conditions are one line, and so is an object with nothing but those.
  const [only, ...others] = Object.values(value)
  const isOne = others.length === 0 && typeof only === 'object' && only !== null && 'partition' in only
  if (isOne || 'partition' in value || isFlat(Object.values(value))) return `{ ${entries.join(', ')} }`
  return `{${entries.map((entry) => `\n${inner.indent}${entry},`).join('')}\n${style.indent}}`
}

function isFlat(items: readonly Json[]): boolean {
  return items.every((item) => typeof item !== 'object' || item === null || (Array.isArray(item) && isFlat(item)))
}

export function nameText(name: string, quote: '"' | "'"): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringText(name, quote)
}

function stringText(text: string, quote: '"' | "'"): string {
  const escaped = JSON.stringify(text).slice(1, -1)
  return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
