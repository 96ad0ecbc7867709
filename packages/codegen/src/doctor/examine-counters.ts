import { deriveKeys } from '../scan/derived-keys.js'
import { type Item, isOf } from '../scan/stored-entity.js'
import type { Counted } from './counted.js'
import type { Finding } from './finding.js'
import type { LookUp } from './look-up.js'
import { isHidden } from './relations.js'
import { entityOf, primaryKey, type Ward } from './ward.js'

/** What the examination of counters needs to know. */
export interface Counting {
  readonly ward: Ward
  readonly now: Date
  readonly lookUp: LookUp
  readonly counters: ReadonlyMap<string, readonly Counted[]>
}

/** Looks at a counter that is changed all the while, or at an index that is behind, before nothing is told. */
const maxLooks = 3

/**
 * The items of a page whose counters say something else than there is. Counting takes time, in which items come and go: only what is the
 * same before and after is told.
 */
export async function examineCounters(counting: Counting, items: readonly Item[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const item of items) {
    const name = entityOf(counting.ward, item)?.model.name
    for (const counted of counting.counters.get(name ?? '') ?? []) {
      const finding = await compare(counting, item, counted)
      if (finding !== undefined) findings.push(finding)
    }
  }
  return findings
}

async function compare({ ward, now, lookUp }: Counting, first: Item, { counter, child, input }: Counted): Promise<Finding | undefined> {
  const key = primaryKey(ward, first)
  const isCounted = (item: Item) => isOf(child.stored, item) && !isHidden(child, item, now)
  let said: string | undefined
  let item: Item | undefined = first
  for (let look = 0; look < maxLooks && item !== undefined; look += 1) {
    const known = entityOf(ward, item)
    const keys = known && deriveKeys(known.stored, item)
    const query = keys?.kind === 'derived' ? input(keys.entity) : undefined
    if (known === undefined || keys?.kind !== 'derived' || query === undefined) return undefined
    const states = Number(Reflect.get(keys.entity, counter) ?? 0)
    const there = await lookUp.count(query, isCounted)
    if (there === states) return undefined
    const why = `${states}, and there ${there === 1 ? 'is' : 'are'} ${there} of ${child.model.name}`
    if (why === said) return { kind: 'miscounted', type: known.model.name, of: counter, item, why }
    said = why
    item = await lookUp.one(key)
  }
  return undefined
}
