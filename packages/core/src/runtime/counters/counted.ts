import type { Keep, KeptChange, KeptItem } from '../kept/keep.js'
import { keyIdentity } from '../key-identity.js'
import type { MovingParent } from '../other-key/moving-parent.js'
import type { CounterPlan } from '../plans.js'
import type { CheckedKey } from '../write/entity-key.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { countWrite } from './count-write.js'
import { type Count, parentKey } from './parent.js'

/**
 * Parents that count the items of an entity. What creates an item adds one to its parent's counter, which has to be there, and what
 * deletes it takes one off, in the same transaction; a parent that is gone by then has nothing to count.
 *
 * @example
 * ```ts
 * import { counted } from '@keyloom/core/runtime'
 *
 * counted([{ parent: () => calendarPlans.event, counter: 'guests', key: { eventId: 'eventId' } }])
 * ```
 */
export function counted(counters: readonly CounterPlan[]): Keep {
  return {
    from: [...new Set(counters.flatMap(({ key }) => Object.values(key)))],
    writes: (change) => oneOfEach(counters.flatMap((counter) => counts(counter, change))),
  }
}

function counts(counter: CounterPlan, { subject, table, now, before, after }: KeptChange): Count[] {
  const keyOf = (item: KeptItem | undefined) => item && parentKey(counter, subject, item.entity)
  const [from, to] = [keyOf(before), keyOf(after)]
  if (JSON.stringify(from?.key) === JSON.stringify(to?.key)) return []
  const moving = counter.moving as MovingParent | undefined
  const count = (parent: CheckedKey | undefined, by: number): Count[] =>
    parent === undefined ? [] : [{ plan: counter.parent(), subject, table, parent, now, by: new Map([[counter.counter, by]]), moving }]
  return [...count(from, -1), ...count(to, 1)]
}

/** One write for all counters of one parent: a transaction takes an item only once. */
function oneOfEach(counts: readonly Count[]): PreparedWrite[] {
  const writes = new Map<string, PreparedWrite>()
  for (const count of counts) {
    const identity = keyIdentity(count.table, count.plan.key.attributes, count.parent.key)
    writes.set(identity, writes.get(identity)?.counting?.plus(count.by) ?? countWrite(count))
  }
  return [...writes.values()]
}
