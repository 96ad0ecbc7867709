import { deriveKeys } from '../scan/derived-keys.js'
import { type Item, isOf } from '../scan/stored-entity.js'
import type { Counter } from './counters.js'
import { statedBy } from './examine-counters.js'
import { formed } from './formed.js'
import { isHidden } from './relations.js'
import { keyIdentity } from './ward.js'

/** What the reading of a whole table has met of the parents that count: an entry for each counter of each, so that it takes memory. */
export interface Census {
  /** By `headOf`. */
  readonly heads: Map<string, Head>
  /** Counters that cannot be compared, by `nameOf`: an item was met that does not say whose it is, or they are of too many parents. */
  readonly unknown: Set<string>
}

export interface Head {
  /** What the parent says; absent until it is met. */
  states?: number
  /** How many items were met that it counts. */
  there: number
}

/** An entry is of about 200 bytes. */
const maxHeads = 1_000_000

export function emptyCensus(): Census {
  return { heads: new Map(), unknown: new Set() }
}

/** Counts the items of a page. `only`: for these entries alone. */
export function takeCensus(
  counters: readonly Counter[],
  { heads, unknown }: Census,
  items: readonly Item[],
  now: Date,
  only?: ReadonlyMap<string, unknown>,
): void {
  const head = (identity: string): Head | undefined => {
    const known = heads.get(identity)
    if (known !== undefined || (only !== undefined && !only.has(identity))) return known
    if (heads.size === maxHeads) {
      for (const counter of counters) unknown.add(nameOf(counter))
      return undefined
    }
    const begun: Head = { there: 0 }
    heads.set(identity, begun)
    return begun
  }
  for (const item of items) {
    for (const counter of counters) {
      const identity = headOf(counter, item)
      const said = identity === undefined ? undefined : head(identity)
      if (said !== undefined) said.states = statedBy(counter, item)!.states
      for (const { child, key } of counter.counted) {
        if (!isOf(child.stored, item) || isHidden(child, item, now)) continue
        const keys = deriveKeys(child.stored, item)
        if (keys.kind === 'unreadable') {
          unknown.add(nameOf(counter))
          continue
        }
        const values = Object.fromEntries(Object.entries(key).map(([name, source]) => [name, Reflect.get(keys.entity, source)]))
        const of = Object.values(values).includes(undefined) ? undefined : headAt(counter, values)
        const counted = of === undefined ? undefined : head(of)
        if (counted !== undefined) counted.there += 1
      }
    }
  }
}

/** Counters of which the census does not agree with what they say, by their entries. */
export function differing(counters: readonly Counter[], { heads, unknown }: Census): ReadonlyMap<string, Head> {
  const names = counters.map(nameOf).filter((name) => unknown.has(name))
  return new Map(
    [...heads].filter(
      ([identity, { states, there }]) => states !== undefined && states !== there && !names.some((name) => identity.startsWith(name)),
    ),
  )
}

/** The entry of a counter of a parent; undefined where the item is none. */
export function headOf(counter: Counter, item: Item): string | undefined {
  const said = statedBy(counter, item)
  return said && headAt(counter, said.entity)
}

/** By the key that it has now: where it moves, its item may still be under the other one. Undefined where the values form none. */
function headAt(counter: Counter, values: object): string | undefined {
  const key = formed(() => counter.parent.stored.key.build(values))
  return key && `${nameOf(counter)}${keyIdentity(key)}`
}

export function nameOf({ parent, name }: Counter): string {
  return JSON.stringify([parent.model.name, name])
}
