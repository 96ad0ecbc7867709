import type { BoundPart, QueryPlan } from '@keyloom/core'
import { isPlainName } from '../keys/plain-names.js'

/**
 * The key condition of a Query as far as its pattern fixes it: `pk = :v0 AND begins_with(sk, :v1)`, or `pk = :v0` where a call may ask for a
 * range. Undefined where a name needs a placeholder, or the text that the sort key begins with may be empty: then it is made when it is asked.
 */
export function conditionText({ partition, sort: { equal, bound } }: QueryPlan): string | undefined {
  const equalParts = [...partition, ...equal, ...(bound.kind === 'equal' ? [bound.part] : [])]
  const clauses = equalParts.map(({ attribute }, place) => `${attribute} = :v${place}`)
  const bounded = boundPart(bound)
  if (![...equalParts, ...(bounded === undefined ? [] : [bounded])].every(({ attribute }) => isPlainName(attribute))) return undefined
  const next = equalParts.length
  if (bound.kind === 'between') clauses.push(`${bound.low.attribute} BETWEEN :v${next} AND :v${next + 1}`)
  if (bound.kind === 'prefix') {
    if (!bound.part.tokens.some((token) => token.kind === 'literal' && token.text !== '')) return undefined
    clauses.push(`begins_with(${bound.part.attribute}, :v${next})`)
  }
  return clauses.join(' AND ')
}

function boundPart(bound: QueryPlan['sort']['bound']): BoundPart | undefined {
  if (bound.kind === 'all') return undefined
  return bound.kind === 'between' ? bound.low : bound.part
}
