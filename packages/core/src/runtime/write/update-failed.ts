import type { KeyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { isOfOther } from '../read/belongs-to.js'
import { conditionFailed, keyText } from './guard.js'
import type { UpdateParts } from './update-input.js'

/** The error for an update whose condition did not hold: there is no item, or it is not as the caller demands. */
export function updateFailed<E>(
  plan: EntityPlan<E>,
  { key, now, options, bounds = [] }: Pick<UpdateParts, 'key' | 'now' | 'options'> & Partial<Pick<UpdateParts, 'bounds'>>,
  item: Item | undefined,
  cause: unknown,
): KeyloomError {
  const details = { key, item, cause }
  if (item === undefined || isOfOther(plan, item) || !isShown(plan, item, now, options))
    return conditionFailed(
      plan,
      'ITEM.NOT_FOUND',
      `There is no ${plan.name} with ${keyText(key)}.`,
      'To write a new one, use create.',
      details,
    )
  const [left] = bounds.flatMap((bound) => bound.failed(item, cause) ?? [])
  if (left !== undefined) return left
  return conditionFailed(
    plan,
    'ITEM.CONDITION_FAILED',
    `The condition of this update of ${plan.name} did not hold for ${keyText(key)}.`,
    'Read the item and decide again.',
    details,
  )
}
