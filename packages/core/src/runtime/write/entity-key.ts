import { checkInputs } from '../input.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan } from '../plans.js'

/** The attributes that form the primary key, checked, and the key itself. */
export interface CheckedKey {
  /** In an object of this call's own. */
  readonly values: Record<string, unknown>
  readonly key: Item
}

/** @throws KeyloomError `INPUT.INVALID` naming the attribute that is missing or wrong. */
export function checkKey(plan: AnyEntityPlan, subject: string, key: object): CheckedKey {
  const values = checkInputs(subject, plan.key.from, plan.codec.attributes, key)
  return { values, key: plan.key.build(values) }
}
