import { isKeyloomError } from '../../errors/index.js'
import type { CallLimits } from '../call.js'
import type { Connection } from '../connection.js'
import { inRounds, type Round } from '../kept/send-together.js'
import type { EntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { withinCall } from '../write/within-call.js'
import { atOtherKey } from './at-other-key.js'
import { settle } from './settle.js'
import { takenBack } from './taken-back.js'

/**
 * Does a write of one item, which is brought under its key before. A write that finds nothing, or is refused, while code of another release
 * has taken the item back, is done again.
 *
 * @throws KeyloomError as the write and as {@link settle}.
 *
 * @example
 * ```ts
 * import { remove, settled } from '@keyloom/core/runtime'
 *
 * const key = { name: 'urgent' }
 * await settled(connection, boardPlans.label, key, (within) => remove(within, boardPlans.label, key))
 * ```
 */
export async function settled<E extends object, Result>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  write: (connection: Connection) => Promise<Result>,
  limits: CallLimits = {},
): Promise<Result> {
  const within = withinCall(connection, plan.name, limits)
  const subject = `${plan.name}.settle`
  const target = checkKey(plan, subject, key)
  return inRounds(within, async (): Promise<Round<Result>> => {
    const isTaken = (await settle(within, plan, key)) === 'taken'
    const isElsewhere = async () => !isTaken && (await atOtherKey(within, plan, subject, target)) !== undefined
    try {
      const result = await write(within)
      return result === undefined && (await isElsewhere()) ? { again: takenBack(plan.name) } : { done: result }
    } catch (error) {
      if (isKeyloomError(error) && error.code.startsWith('ITEM.') && (await isElsewhere())) return { again: takenBack(plan.name, error) }
      throw error
    }
  })
}
