import { UpdateItemCommand, type UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { send } from '../send.js'
import { type CheckedChanges, checkChanges } from './checked-changes.js'
import { checkKey } from './entity-key.js'
import { attributesToRead, deriveIndexKeys, type KnownAttributes } from './index-keys.js'
import { readThenUpdate } from './read-then-update.js'
import { updateFailed } from './update-failed.js'
import { updateInput } from './update-input.js'
import type { Changes, UpdateOptions } from './write-types.js'

/**
 * Changes some attributes of an item that exists and gives the entity as it is then. The keys of all indexes that the changes touch are
 * derived anew; `updatedAt` and `version` follow.
 *
 * @throws KeyloomError `INPUT.INVALID`, `UPDATE.PARTIAL_KEY`, `ITEM.NOT_FOUND`, `ITEM.CONDITION_FAILED`, `ITEM.MALFORMED`, `REQUEST.*`.
 */
export async function update<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options: UpdateOptions<E> = {},
): Promise<E> {
  const subject = `${plan.name}.update`
  const table = deployedTable(connection, plan.table)
  const checkedKey = checkKey(plan, subject, key)
  const checked = checkChanges(plan, subject, changes)
  refuseAddToKeys(plan, subject, checked)
  const now = connection.now()
  const known = knownAttributes(plan, checkedKey.values, checked, now, options.version)
  const base = { table, subject, key: checkedKey.key, changes: checked, now, options }
  const toRead = attributesToRead(plan, known)
  if (toRead.size > 0) return readThenUpdate(connection, plan, base, known, toRead)
  const input = updateInput(plan, { ...base, indexKeys: deriveIndexKeys(plan, known), asRead: new Map() })
  const { Attributes } = await send<UpdateItemCommandOutput>(connection, new UpdateItemCommand(input), {
    operation: 'UpdateItem',
    table,
    subject,
    conditionFailed: (item, cause) => updateFailed(plan, checkedKey.key, item, cause),
  })
  return plan.codec.read(Attributes ?? {})
}

/** What ADD makes of a number is known to DynamoDB alone, so no key can be derived from it. */
function refuseAddToKeys(plan: AnyEntityPlan, subject: string, { add }: CheckedChanges): void {
  for (const index of plan.indexes) {
    const name = index.from.find((each) => add.has(each))
    if (name === undefined) continue
    throw keyloomError(
      'INPUT.INVALID',
      `${subject}: '${name}' is part of the key of the index '${index.name}', so it cannot be added to.`,
      {
        fix: 'Read the item and set the sum, with a condition on what was read.',
        path: [name],
        payload: { subject, attribute: name, index: index.name },
      },
    )
  }
}

function knownAttributes(
  plan: AnyEntityPlan,
  key: Readonly<Record<string, unknown>>,
  changes: CheckedChanges,
  now: Date,
  version: number | undefined,
): KnownAttributes {
  const values = new Map<string, unknown>([...Object.entries(key), ...changes.set])
  const changed = new Set<string>([...changes.set.keys(), ...changes.remove])
  for (const name of changes.remove) values.set(name, undefined)
  if (plan.timestamps !== undefined) {
    values.set(plan.timestamps.updatedAt, now)
    changed.add(plan.timestamps.updatedAt)
  }
  if (plan.version !== undefined) {
    if (version !== undefined) values.set(plan.version, version + 1)
    changed.add(plan.version)
  }
  return { values, changed }
}
