import type { Codec } from '../codec/codec.js'
import type { Item } from '../item.js'
import { isShown } from '../lifetime/shown.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import type { Changes } from '../write/write-types.js'

/** A promise about the items of an entity that other items help to keep, written in the same transaction. */
export interface Keep {
  /** The attributes of the entity that it depends on. */
  readonly from: readonly string[]
  /** The writes of other items that go with a write of one item. */
  writes(change: KeptChange): readonly PreparedWrite[]
}

/** An item of an entity as it was and as it will be; absent where there is none. */
export interface KeptChange {
  readonly plan: AnyEntityPlan
  /** What asked for it: `Account.create`. */
  readonly subject: string
  /** The deployed name. */
  readonly table: string
  readonly now: Date
  readonly before?: KeptItem | undefined
  readonly after?: KeptItem | undefined
}

export interface KeptItem {
  readonly key: Item
  /** As it is stored, where it was read. */
  readonly item?: Item
  readonly entity: object
}

/** The attributes that an entity's promises depend on. */
export function keptAttributes({ keeps = [] }: AnyEntityPlan): readonly string[] {
  return [...new Set(keeps.flatMap(({ from }) => from))]
}

/**
 * All writes of other items that go with a write. An item that has expired, or is deleted and can be restored, holds nothing and is not
 * counted, before or after: what it had may be another's by now.
 */
export function companions(change: KeptChange): readonly PreparedWrite[] {
  const { plan, before, after, now } = change
  const wasHidden = before?.item !== undefined && !isShown(plan, before.item, now)
  const isHidden = after !== undefined && !isShown(plan, whatHides(plan, after.entity), now)
  const known = { ...change, ...(wasHidden && { before: undefined }), ...(isHidden && { after: undefined }) }
  return ((plan.keeps ?? []) as readonly Keep[]).flatMap((keep) => keep.writes(known))
}

/** The attributes that decide whether an entity is hidden, as they are stored. */
function whatHides({ hidden = [], codec }: AnyEntityPlan, entity: object): Item {
  const item: Item = {}
  for (const [name, { write }] of Object.entries<Codec<unknown>>(codec.attributes)) {
    const value = property(entity, name)
    const decides = value !== undefined && hidden.some(({ attribute }) => attribute === codec.stored(name))
    const written = decides ? write(value) : undefined
    if (written !== undefined) setOwn(item, codec.stored(name), written)
  }
  return item
}

/** Whether changes are of an attribute that promises may depend on. */
export function touches({ set = {}, add = {}, remove = [] }: Changes, name: string): boolean {
  return property(set, name) !== undefined || property(add, name) !== undefined || remove.includes(name)
}
