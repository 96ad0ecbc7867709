import type { Item } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, EntityView } from '../plans.js'

/** Whether an item is one of this entity's, and of the scope that the view is in. */
export function belongsTo(view: EntityView<unknown>, item: Item): boolean {
  const { discriminator } = view
  if (discriminator !== undefined) {
    const found = property(item, discriminator.attribute)
    if (typeof found !== 'object' || found === null || Reflect.get(found, 'S') !== discriminator.value) return false
  }
  return view.owns === undefined || view.owns(item)
}

/** Whether an item with the key of this entity is one of an entity that shares the key. */
export function isOfOther(plan: EntityView<unknown> & Pick<AnyEntityPlan, 'sharesKey'>, item: Item): boolean {
  return plan.sharesKey !== undefined && !belongsTo(plan, item)
}
