import type { Connection } from '../connection.js'
import { type ReadItem, readKept } from '../kept/kept-item.js'
import type { EntityPlan } from '../plans.js'
import type { CheckedKey } from '../write/entity-key.js'

/** The plan of an entity whose items are under their other key. */
export function otherPlan<E>(plan: EntityPlan<E>): EntityPlan<E> {
  return { ...plan, key: { ...plan.key, build: plan.otherKey! } }
}

/** The item with this key, where it is under the other one; that of another item, which has the same key there, is not meant. */
export async function atOtherKey<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  subject: string,
  { values, key }: CheckedKey,
): Promise<ReadItem<E> | undefined> {
  const found = await readKept(connection, plan, subject, plan.otherKey!(values))
  return found !== undefined && JSON.stringify(plan.key.build(found.entity)) === JSON.stringify(key) ? found : undefined
}
