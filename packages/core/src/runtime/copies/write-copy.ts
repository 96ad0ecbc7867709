import { isKeyloomError } from '../../errors/index.js'
import type { Codec } from '../codec/codec.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, CopiesPlan } from '../plans.js'
import { readThenUpdate } from '../write/read-then-update.js'
import { updateAt } from '../write/update.js'
import type { Changes } from '../write/write-types.js'

/** What copies of one owner will be, and the owner's version that they are then of. */
export interface Values {
  readonly changes: Changes
  readonly version: number
}

/** What became of one copy. */
export interface Outcome {
  readonly outcome: 'updated' | 'current' | 'gone' | 'failed'
  readonly key: Item
  readonly error?: unknown
}

/** Brings one copy up to date, unless it is of this version or a newer one. */
export async function writeCopy(
  connection: Connection,
  { entity, version: name }: CopiesPlan,
  item: Item,
  { changes, version }: Values,
): Promise<Outcome> {
  const plan = entity()
  const key = Object.fromEntries(plan.key.attributes.map((attribute) => [attribute, item[attribute]!]))
  if (isCurrent(plan, name, item, version)) return { outcome: 'current', key }
  const older = [{ [name]: 'absent' }, { [name]: { lt: version } }]
  try {
    // A copy that is hidden may be shown again.
    await updateAt(connection, readingKeys(plan), { key, values: {} }, changes, { if: older, expired: true, deleted: true })
    return { outcome: 'updated', key }
  } catch (error) {
    const stored = isKeyloomError(error) ? (error.payload.item as Item | undefined) : undefined
    if (stored !== undefined && isCurrent(plan, name, stored, version)) return { outcome: 'current', key }
    return isKeyloomError(error, 'ITEM.NOT_FOUND') ? { outcome: 'gone', key } : { outcome: 'failed', key, error }
  }
}

/** What an index found may lack parts of the keys of others: they are read. */
function readingKeys(plan: AnyEntityPlan): AnyEntityPlan {
  return { ...plan, indexes: plan.indexes.map((index) => ({ ...index, onPartialUpdate: 'read' })), readFirst: readThenUpdate }
}

function isCurrent(plan: AnyEntityPlan, name: string, item: Item, version: number): boolean {
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const stored = property(item, plan.codec.stored(name)) as Item[string] | undefined
  const value = stored === undefined ? undefined : codecs[name]!.read(stored, [])
  return typeof value === 'number' && value >= version
}
