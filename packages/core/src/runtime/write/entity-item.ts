import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { maxItemBytes, sizeAbove } from '../item-size.js'
import { setOwn } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'

/** The attributes that Keyloom sets when an item is written whole. */
export function impliedValues(plan: AnyEntityPlan, now: Date, version: number): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  if (plan.version !== undefined) setOwn(values, plan.version, version)
  if (plan.timestamps !== undefined) {
    setOwn(values, plan.timestamps.createdAt, now)
    setOwn(values, plan.timestamps.updatedAt, now)
  }
  for (const counter of plan.counters ?? []) setOwn(values, counter, 0)
  return values
}

/**
 * The whole item of a checked entity with this primary key: its attributes, every key it has, and whose it is.
 *
 * @throws KeyloomError `ITEM.TOO_LARGE`, `KEY.*`.
 */
export function entityItem<E extends object>(plan: EntityPlan<E>, entity: E, key: Item): Item {
  const item = plan.codec.write(entity)
  addAll(item, key)
  for (const index of plan.indexes) addAll(item, index.build(entity))
  if (plan.discriminator !== undefined) setOwn(item, plan.discriminator.attribute, { S: plan.discriminator.value })
  const bytes = plan.fits === true ? undefined : sizeAbove(maxItemBytes, item)
  if (bytes !== undefined) throw tooLarge(plan, bytes)
  return item
}

function tooLarge({ name }: AnyEntityPlan, bytes: number): KeyloomError {
  return keyloomError('ITEM.TOO_LARGE', `An item has at most ${maxItemBytes} bytes, and this ${name} would have ${bytes}.`, {
    fix: 'Store large values elsewhere, such as in S3, or divide the item.',
    payload: { entity: name, bytes, limit: maxItemBytes },
  })
}

function addAll(item: Item, key: Item | undefined): void {
  for (const name in key) setOwn(item, name, key[name]!)
}
