import type { GetItemCommandOutput, UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { isKeyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { isOfOther } from '../read/belongs-to.js'
import { GetItemCommand, UpdateItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { maxAttempts, waitBefore } from './attempts.js'
import { deriveIndexKeys, type KnownAttributes, withStored } from './index-keys.js'
import { repeatability } from './repeatability.js'
import { updateFailed } from './update-failed.js'
import { type UpdateParts, updateInput } from './update-input.js'

/** Updates an item after reading what keys of indexes need; generated code imports it for entities whose updates may have to. */
export type ReadFirst<E> = (
  connection: Connection,
  plan: EntityPlan<E>,
  base: Omit<UpdateParts, 'indexKeys' | 'asRead'>,
  known: KnownAttributes,
  toRead: readonly string[],
) => Promise<E>

/**
 * Updates an item whose index keys need attributes that the caller did not give (`onPartialUpdate: 'read'`): reads them, and writes under
 * the condition that they are still the same. When they are not, the failed condition brings the new ones.
 *
 * @example
 * ```ts
 * import { readThenUpdate } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, readFirst: readThenUpdate } // as generated where an update may have to know more than it is given
 * ```
 */
export async function readThenUpdate<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  base: UpdateParts,
  known: KnownAttributes,
  toRead: readonly string[],
): Promise<E> {
  const { table, subject, key } = base
  const get = new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true })
  const { Item } = await send<GetItemCommandOutput>(connection, get, { operation: 'GetItem', table, subject })
  if (Item === undefined || isOfOther(plan, Item)) throw updateFailed(plan, base, undefined, undefined)
  let current: Item = Item
  for (let attempt = 1; ; attempt++) {
    const stored = plan.codec.read(current)
    const asRead = new Map(toRead.map((name) => [name, property(stored, name)]))
    const input = updateInput(plan, base, { asRead, indexKeys: deriveIndexKeys(plan, withStored(known, toRead, stored)) })
    const result = await tryUpdate(connection, plan, base, input)
    if (result.item === undefined) return plan.codec.read(result.updated)
    if (attempt === maxAttempts || !hasMoved(plan, toRead, current, result.item)) throw updateFailed(plan, base, result.item, result.cause)
    current = result.item
    await waitBefore(connection, attempt + 1)
  }
}

type Outcome =
  | { readonly updated: Item; readonly item?: undefined }
  /** What is stored in place of what was read, or breaks another condition. */
  | { readonly item: Item; readonly cause: unknown }

async function tryUpdate<E>(
  connection: Connection,
  plan: EntityPlan<E>,
  base: UpdateParts,
  input: ReturnType<typeof updateInput>,
): Promise<Outcome> {
  const { table, subject } = base
  let failed: { readonly item: Item; readonly cause: unknown } | undefined
  try {
    const { Attributes } = await send<UpdateItemCommandOutput>(connection, new UpdateItemCommand({ ...input, ReturnValues: 'ALL_NEW' }), {
      operation: 'UpdateItem',
      table,
      subject,
      write: repeatability(input, base.options),
      conditionFailed(item, cause) {
        if (item !== undefined) failed = { item, cause }
        return updateFailed(plan, base, item, cause)
      },
    })
    return { updated: Attributes ?? {} }
  } catch (error) {
    if (failed === undefined || isKeyloomError(error, 'REQUEST.UNKNOWN')) throw error
    return failed
  }
}

/** Whether the condition failed because of what was read; else it is the caller's own condition that does not hold. */
function hasMoved(plan: AnyEntityPlan, names: readonly string[], before: Item, after: Item): boolean {
  return names.some((name) => {
    const stored = plan.codec.stored(name)
    return JSON.stringify(property(before, stored)) !== JSON.stringify(property(after, stored))
  })
}
