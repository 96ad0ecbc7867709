import { isKeyloomError, type KeyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { readKept } from '../kept/kept-item.js'
import { inRounds } from '../kept/send-together.js'
import type { AnyEntityPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import type { CheckedKey } from '../write/entity-key.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { settle } from './settle.js'
import { takenBack } from './taken-back.js'
import { absentThere } from './under-one-key.js'

/** What counting has to know of parents that may be under their other key. */
export interface MovingParent {
  /**
   * Brings the parent under its key, where `item` was found there instead, or nothing. Where it is there now, gives the error for a write
   * that finds it elsewhere each time.
   */
  settle(connection: Connection, plan: AnyEntityPlan, parent: CheckedKey, item: Item | undefined): Promise<KeyloomError | undefined>
  /** The check that the parent is not under its other key. */
  absent(plan: AnyEntityPlan, subject: string, table: string, values: object): PreparedWrite
  /** Repeats what finds no parent while `settled` says that it is under its key now. */
  again<Result>(connection: Connection, ask: () => Promise<Result>, settled: () => Promise<KeyloomError | undefined>): Promise<Result>
}

/**
 * Parents that count or number items and may be under their other key: what counts in one brings it under its key first.
 *
 * @example
 * ```ts
 * import { counted, movingParent } from '@keyloom/core/runtime'
 *
 * counted([{ parent: () => boardPlans.label, counter: 'uses', key: { name: 'label' }, moving: movingParent }])
 * ```
 */
export const movingParent: MovingParent = {
  async settle(connection, plan, { key, values }, item) {
    if (item !== undefined && belongsTo(plan, item)) return undefined
    const isMoved = (await settle(connection, plan, values)) === 'moved'
    // It may have come here since it was not found.
    const isHere = isMoved || (await readKept(connection, plan, `${plan.name}.settle`, key)) !== undefined
    return isHere ? takenBack(plan.name) : undefined
  },
  absent: absentThere,
  again: (connection, ask, settled) =>
    inRounds(connection, async () => {
      try {
        return { done: await ask() }
      } catch (error) {
        const again = isKeyloomError(error, 'ITEM.NOT_FOUND') ? await settled() : undefined
        if (again === undefined) throw error
        return { again }
      }
    }),
}
