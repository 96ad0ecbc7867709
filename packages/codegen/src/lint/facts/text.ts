import type { KeyPart } from '@keyloom/core'

/** `a`, `b` and `c`, as code. */
export function names(list: readonly string[]): string {
  const quoted = list.map((name) => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

/** The template of a key part as the schema has it; an attribute that is the key itself in braces. */
export function templateOf(part: KeyPart): string {
  return part.kind === 'template' ? part.template : `{${part.source}}`
}

/** `pk` = "USER#1" with `sk` = "ORDER" */
export function keyText(key: Readonly<Record<string, string>>): string {
  return Object.entries(key)
    .map(([attribute, text]) => `\`${attribute}\` = ${JSON.stringify(text)}`)
    .join(' with ')
}
