import type { KeyPart, KeyToken } from '../model/index.js'
import { type KeyParts, partTokens } from './key-part.js'
import { bindToken, joinLiterals, type Known, type Used } from './known.js'
import type { BoundPart, BoundToken } from './plan.js'

/** A key with everything in it that is known. */
export interface BoundKey {
  readonly partition: readonly BoundPart[]
  /** Sort parts that are fixed from the first on. */
  readonly fixed: readonly BoundPart[]
  /** The first sort part that is not: its beginning that is known, and the value that comes next. */
  readonly open?: OpenPart
  readonly used: Used
}

export interface OpenPart {
  readonly part: BoundPart
  readonly next: KeyToken & { readonly kind: 'value' }
  /** The character behind that value; see `keepsOrder`. */
  readonly after?: string
}

/** The key, or the attributes of its partition that are not known. */
export function bindKey(key: KeyParts, known: Known): BoundKey | { readonly unknown: readonly string[] } {
  const used: Used = { inputs: new Set(), constants: new Set() }
  const partition = key.partition.map((part) => bindPart(part, known, used))
  const unknown = partition.flatMap(({ open }) => open?.map((token) => token.attribute) ?? [])
  if (unknown.length > 0) return { unknown: [...new Set(unknown)] }

  const fixed: BoundPart[] = []
  for (const sort of key.sort) {
    const { part, open } = bindPart(sort, known, used)
    const next = open?.[0]
    if (next === undefined) {
      fixed.push(part)
      continue
    }
    // A natural part is its value and nothing else.
    const after = sort.kind === 'natural' ? undefined : behind(sort.tokens, next)
    return { partition: partition.map((one) => one.part), fixed, used, open: { part, next, ...(after !== undefined && { after }) } }
  }
  return { partition: partition.map((one) => one.part), fixed, used }
}

/** The part up to its first unknown value, and all its unknown values. */
function bindPart(part: KeyPart, known: Known, used: Used): { part: BoundPart; open?: (KeyToken & { kind: 'value' })[] } {
  const bound: BoundToken[] = []
  const open: (KeyToken & { kind: 'value' })[] = []
  for (const token of partTokens(part)) {
    // What stands behind an unknown value fixes nothing, and so uses nothing.
    const value = bindToken(token, known, open.length === 0 ? used : { inputs: new Set(), constants: new Set() })
    if (value === undefined && token.kind === 'value') open.push(token)
    else if (value !== undefined && open.length === 0) bound.push(value)
  }
  const result = { attribute: part.attribute, type: part.type, tokens: joinLiterals(bound) }
  return open.length === 0 ? { part: result } : { part: result, open }
}

function behind(tokens: readonly KeyToken[], token: KeyToken): string | undefined {
  const next = tokens[tokens.indexOf(token) + 1]
  return next === undefined ? undefined : next.kind === 'literal' ? next.text.charAt(0) : ''
}
