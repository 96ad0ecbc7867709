import type { Comparison } from '../compare/comparison.js'
import { partFinding } from '../compare/part-findings.js'
import type { ComparedPart } from '../compare/parts.js'
import type { ChangeRule } from '../rule.js'

/** A value is written otherwise in a key. */
export const keyEncodingChanged: ChangeRule = {
  id: 'K108',
  slug: 'key-encoding-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'A value is written otherwise in a key',
  why: 'Reads miss what was written before, silently and only for some values.',
  recipe: 'M3',
  supersedes: ['G211', 'A306', 'A309', 'A311', 'A312', 'A314'],
  check: ({ parts }: Comparison) =>
    parts.filter(({ change }) => change === 'encoding').map((part) => partFinding(part, { covers: attributesOf(part) })),
}

/** The attributes whose type made the difference: what else their change means is a consequence. */
function attributesOf({ entities: [, head], tokens: [, tokens] }: ComparedPart): readonly (readonly string[])[] {
  return tokens.flatMap((token) => (token.kind === 'value' ? [['entities', head.name, 'attributes', token.attribute]] : []))
}
