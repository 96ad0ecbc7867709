import { compareUtf8, isInjective, successor } from '../keys/index.js'
import { areSameParts, areSameTokens } from './member-keys.js'
import type { BoundPart, BoundToken, SortBound, SortPlan } from './plan.js'

/**
 * The bounds that hold the items of all members. Where they have the partition to themselves there is no condition; else it is the stretch
 * from the first member's bounds to the end of the last one's. Undefined where the members' keys do not begin alike.
 */
export function joinBounds(partition: readonly BoundPart[], sorts: readonly SortPlan[], isAlone: boolean): SortPlan | undefined {
  const [first] = sorts
  if (first === undefined) return undefined
  const haveSameEqual = sorts.every(
    ({ equal }) => equal.length === first.equal.length && equal.every((part, i) => areSameParts(part, first.equal[i])),
  )
  if (!haveSameEqual) return undefined
  if (sorts.every(({ bound }) => areSameBounds(bound, first.bound))) return first
  const bounds = sorts.map(({ bound }) => withoutRepeats(bound, partition))
  if (bounds.some((bound) => bound.kind === 'range' || bound.kind === 'between')) return undefined
  const isFree = bounds.every((bound) => tokensOf(bound).every((token) => token.kind === 'literal'))
  const joined: SortBound | undefined = isAlone && isFree ? { kind: 'all' } : stretch(bounds)
  return joined && { equal: first.equal, bound: joined }
}

/** A value that the partition has fixed already says nothing in the sort key: `sh#{id}` in the partition `sh#{id}` is all that begins with `sh#`. */
export function withoutRepeats(bound: SortBound, partition: readonly BoundPart[]): SortBound {
  if (bound.kind !== 'equal' && bound.kind !== 'prefix') return bound
  const { tokens } = bound.part
  const isFixed = (token: BoundToken): boolean =>
    token.kind === 'literal' || partition.some((part) => part.tokens.some((one) => fixes(one, token.input)))
  const first = tokens.findIndex((token) => token.kind === 'input')
  if (first < 0 || !tokens.every(isFixed)) return bound
  return first === 0 ? { kind: 'all' } : { kind: 'prefix', part: { ...bound.part, tokens: tokens.slice(0, first) } }
}

function fixes(token: BoundToken, input: string): boolean {
  return token.kind === 'input' && token.input === input && isInjective(token.encoding)
}

function areSameBounds(a: SortBound, b: SortBound): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'range' && b.kind === 'range') {
    const isSameInput =
      JSON.stringify({ ...a.range, entity: '', attribute: '' }) === JSON.stringify({ ...b.range, entity: '', attribute: '' })
    return isSameInput && areSameParts(a.part, b.part)
  }
  return a.kind === 'all' || ('part' in a && 'part' in b && areSameParts(a.part, b.part))
}

function stretch(bounds: readonly SortBound[]): SortBound | undefined {
  const [first] = bounds
  if (first === undefined || bounds.some((bound) => bound.kind === 'all')) return { kind: 'all' }
  const tokens = tokensOf(first)
  const head = tokens.slice(0, tokens.findLastIndex((token) => token.kind === 'input') + 1)
  const ends: End[] = []
  let low: string | undefined
  for (const bound of bounds) {
    const own = tokensOf(bound)
    const [rest, ...more] = own.slice(head.length)
    if (!head.every((token, i) => areSameTokens(token, own[i])) || more.length > 0 || rest?.kind === 'input') return undefined
    const text = rest?.text ?? ''
    const end = bound.kind === 'equal' ? { text, isIn: true } : { text: successor(text), isIn: false }
    if (end.text === undefined) return undefined
    if (low === undefined || compareUtf8(text, low) < 0) low = text
    ends.push({ text: end.text, isIn: end.isIn })
  }
  const high = ends.reduce((a, b) => (isBeyond(b, a) ? b : a))
  const part = partOf(first)
  if (part === undefined || low === undefined) return undefined
  return { kind: 'between', low: behind(part, head, low), high: behind(part, head, high.text), dropHigh: !high.isIn }
}

interface End {
  readonly text: string
  readonly isIn: boolean
}

function isBeyond(a: End, b: End): boolean {
  const order = compareUtf8(a.text, b.text)
  return order > 0 || (order === 0 && a.isIn)
}

function behind(part: BoundPart, head: readonly BoundToken[], text: string): BoundPart {
  return { ...part, tokens: text === '' ? head : [...head, { kind: 'literal', text }] }
}

function partOf(bound: SortBound): BoundPart | undefined {
  return 'part' in bound ? bound.part : undefined
}

function tokensOf(bound: SortBound): readonly BoundToken[] {
  return partOf(bound)?.tokens ?? []
}
