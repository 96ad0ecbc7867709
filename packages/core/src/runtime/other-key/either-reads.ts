import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { ItemRef, ItemRefs } from '../item-ref.js'
import { property } from '../own-property.js'
import { belongsTo } from '../read/belongs-to.js'
import { type ItemRead, readsOf } from '../read/item-reads.js'
import { checkKey } from '../write/entity-key.js'
import { otherPlan } from './at-other-key.js'

/**
 * The items to read, each under its key and, under the same name, under its other one.
 *
 * @throws KeyloomError `INPUT.INVALID`, its path beginning with the name or position.
 */
export function eitherReads(connection: Connection, refs: ItemRefs): ItemRead[] {
  const own = Object.keys(refs).map((name) => [name, property(refs, name) as ItemRef | undefined] as const)
  return readsOf(connection, [...own, ...movingRefs(refs).map(([name, ref]) => [name, atOther(ref)] as const)])
}

/** The items that may be under another key, by their names. */
export function movingRefs(refs: ItemRefs): (readonly [name: string, ref: ItemRef])[] {
  return Object.keys(refs).flatMap((name) => {
    const ref = property(refs, name) as ItemRef | undefined
    return ref?.plan.otherKey === undefined ? [] : [[name, ref] as const]
  })
}

/** The same item under its other key, where that of another item may be, too. */
function atOther({ plan, key }: ItemRef): ItemRef {
  const isMeant = (item: Item) => {
    const meant = checkKey(plan, `${plan.name}.ref`, key).key
    return belongsTo(plan, item) && JSON.stringify(plan.key.build(plan.codec.read(item))) === JSON.stringify(meant)
  }
  return { plan: { ...otherPlan(plan), owns: isMeant }, key }
}
