import { deriveKeys } from '../scan/derived-keys.js'
import { type Item, isOf } from '../scan/stored-entity.js'
import { type Counter, isQueried } from './counters.js'
import type { Finding } from './finding.js'
import type { LookUp } from './look-up.js'
import { isHidden } from './relations.js'
import { primaryKey, type Ward } from './ward.js'

/** What the examination of counters needs to know. */
export interface Counting {
  readonly ward: Ward
  readonly now: Date
  readonly lookUp: LookUp
  readonly counters: readonly Counter[]
}

/** Looks at a counter that is changed all the while, or at an index that is behind, before nothing is told. */
const maxLooks = 3

/**
 * The items of a page whose counters say something else than Queries find. Counting takes time, in which items come and go: only what is
 * the same before and after is told.
 */
export async function examineCounters(counting: Counting, items: readonly Item[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const item of items) {
    for (const counter of counting.counters) {
      if (!isOf(counter.parent.stored, item) || !isQueried(counter)) continue
      const finding = await compare(counting, item, counter)
      if (finding !== undefined) findings.push(finding)
    }
  }
  return findings
}

async function compare(counting: Counting, first: Item, counter: Counter): Promise<Finding | undefined> {
  const key = primaryKey(counting.ward, first)
  let said: string | undefined
  let item: Item | undefined = first
  for (let look = 0; look < maxLooks && item !== undefined; look += 1) {
    const parent = statedBy(counter, item)
    const there = parent && (await countOf(counting, counter, parent.entity))
    if (parent === undefined || there === undefined || there === parent.states) return undefined
    const finding = miscounted(counter, item, { states: parent.states, there })
    if (finding.why === said) return finding
    said = finding.why
    item = await counting.lookUp.one(key)
  }
  return undefined
}

/** How many items Queries find that a counter of this parent is the number of; undefined where its values can be no key. */
async function countOf({ now, lookUp }: Counting, { counted }: Counter, parent: object): Promise<number | undefined> {
  let number = 0
  for (const { child, query } of counted) {
    const input = query?.(parent)
    if (input === undefined) return undefined
    number += await lookUp.count(input, (item) => isOf(child.stored, item) && !isHidden(child, item, now))
  }
  return number
}

/** A parent, and what its counter says; undefined where the item is none, or cannot be read, which is told of itself. */
export function statedBy({ parent, name }: Counter, item: Item): { readonly entity: object; readonly states: number } | undefined {
  const keys = isOf(parent.stored, item) ? deriveKeys(parent.stored, item) : undefined
  return keys?.kind === 'derived' ? { entity: keys.entity, states: Number(Reflect.get(keys.entity, name) ?? 0) } : undefined
}

export function miscounted({ parent, name, counted }: Counter, item: Item, { states, there }: { states: number; there: number }): Finding {
  const what = [...new Set(counted.map(({ child }) => child.model.name))].join(' and ')
  return {
    kind: 'miscounted',
    type: parent.model.name,
    of: name,
    item,
    why: `${states}, and there ${there === 1 ? 'is' : 'are'} ${there} of ${what}`,
  }
}
