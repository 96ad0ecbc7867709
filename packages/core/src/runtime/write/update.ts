import type { UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { UpdateItemCommand } from '../sdk.js'
import { send } from '../send.js'
import type { BoundsOfChanges } from './bound.js'
import { type CheckedChanges, checkChanges } from './checked-changes.js'
import { type CheckedKey, checkKey } from './entity-key.js'
import { attributesToRead, derivedText, deriveIndexKeys, type KnownAttributes, withStored } from './index-keys.js'
import type { PreparedKeyWrite } from './prepared-write.js'
import type { ReadFirst } from './read-then-update.js'
import { repeatability } from './repeatability.js'
import { updateFailed } from './update-failed.js'
import { type DerivedParts, type UpdateParts, updateInput } from './update-input.js'
import { withinCall } from './within-call.js'
import type { Changes, GivenOptions } from './write-types.js'

/**
 * Changes some attributes of an item that exists and gives the entity as it is then. The keys of all indexes that the changes touch are
 * derived anew; `updatedAt` and `version` follow.
 *
 * @throws KeyloomError `INPUT.INVALID`, `UPDATE.PARTIAL_KEY`, `ITEM.NOT_FOUND`, `ITEM.CONDITION_FAILED`, `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { update } from '@keyloom/core/runtime'
 *
 * await update(connection, plans.order, { customerId, placedAt, orderId }, { set: { note: 'Ring twice.' } })
 * ```
 */
export async function update<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options?: object,
): Promise<E> {
  const subject = `${plan.name}.update`
  const within = options === undefined ? connection : withinCall(connection, subject, options)
  return await updateAt(within, plan, checkKey(plan, subject, key), changes, options ?? {})
}

/** As `update`, of an item of whose key the attributes need not all be known. */
export async function updateAt<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: CheckedKey,
  changes: Changes,
  options: GivenOptions,
): Promise<E> {
  const { base, known, toRead } = checkUpdate(connection, plan, key, changes, options, connection.now())
  if (toRead.length > 0) return (plan.readFirst as ReadFirst<E>)(connection, plan, base, known, toRead)
  const { input, subject, failed } = preparedUpdate(plan, base, known)
  const command = new UpdateItemCommand(input)
  command.input.ReturnValues = 'ALL_NEW'
  const { Attributes } = await send<UpdateItemCommandOutput>(connection, command, {
    operation: 'UpdateItem',
    table: input.TableName,
    subject,
    // What is set and removed is the same when it is done twice.
    write: base.changes.within.length === 0 && plan.version === undefined ? 'repeatable' : repeatability(input, options),
    conditionFailed: failed,
  })
  return plan.codec.read(Attributes ?? {})
}

/**
 * The update of an item, without reading it first.
 *
 * @throws KeyloomError as `update`, before anything is sent; `UPDATE.PARTIAL_KEY` also where an index with `onPartialUpdate: 'read'` misses
 * parts of its key.
 */
export function prepareUpdate<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options: GivenOptions,
  now: Date,
): PreparedKeyWrite {
  const { base, known } = checkUpdate(connection, plan, checkKey(plan, `${plan.name}.update`, key), changes, options, now)
  return preparedUpdate(plan, base, known)
}

/** The update of an item that was read: parts of keys that are not given are those that were read, and `kept` must be as they were, too. */
export function prepareUpdateOf<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options: GivenOptions,
  now: Date,
  read: { readonly entity: object; readonly kept: readonly string[] },
): PreparedKeyWrite & { readonly changes: CheckedChanges } {
  const { base, known, toRead } = checkUpdate(connection, plan, checkKey(plan, `${plan.name}.update`, key), changes, options, now)
  const asRead = new Map([...toRead, ...read.kept].map((name) => [name, property(read.entity, name)]))
  return { ...preparedUpdate(plan, base, withStored(known, toRead, read.entity), asRead), changes: base.changes }
}

interface CheckedUpdate {
  readonly base: UpdateParts
  readonly known: KnownAttributes
  readonly toRead: readonly string[]
}

function checkUpdate(
  connection: Connection,
  plan: AnyEntityPlan,
  { key, values }: CheckedKey,
  changes: Changes,
  options: UpdateParts['options'],
  now: Date,
): CheckedUpdate {
  const subject = `${plan.name}.update`
  const table = deployedTable(connection, plan.table)
  const checked = checkChanges(plan, subject, changes)
  refuseAddToKeys(plan, subject, checked)
  const known = knownAttributes(plan, values, checked, now, options)
  const bounds = (plan.bounds as BoundsOfChanges | undefined)?.(plan, subject, changes) ?? []
  const base = { table, subject, key, changes: checked, bounds, now, options }
  return { base, known, toRead: plan.readFirst === undefined ? [] : attributesToRead(plan, known) }
}

function preparedUpdate(
  plan: AnyEntityPlan,
  base: CheckedUpdate['base'],
  known: KnownAttributes,
  asRead?: DerivedParts['asRead'],
): PreparedKeyWrite {
  const { subject, key } = base
  return {
    kind: 'Update',
    plan,
    subject,
    key,
    input: updateInput(plan, base, { indexKeys: deriveIndexKeys(plan, known), asRead }),
    failed: (item, cause) => updateFailed(plan, base, item, cause),
  }
}

/** What ADD makes of a number is known to DynamoDB alone, so no key can be derived from it. */
function refuseAddToKeys(plan: AnyEntityPlan, subject: string, { within }: CheckedChanges): void {
  for (const { root, requires } of within) {
    // A nested part is in no key, and changing it keeps its attribute present.
    const index = requires === undefined ? plan.indexes.find(({ from }) => from.includes(root)) : undefined
    if (index === undefined) continue
    throw keyloomError('INPUT.INVALID', `${subject}: '${root}' is part of ${derivedText(index)}, so it cannot be added to.`, {
      fix: 'Read the item and set the sum, with a condition on what was read.',
      path: [root],
      payload: { subject, attribute: root, index: index.name },
    })
  }
}

/** Takes the values of the key over: a copy of them would cost more than all that follows. */
function knownAttributes(
  plan: AnyEntityPlan,
  values: Record<string, unknown>,
  { whole }: CheckedChanges,
  now: Date,
  { version, deleted = false }: UpdateParts['options'],
): KnownAttributes {
  const changed: string[] = []
  for (const { name, value } of whole) {
    setOwn(values, name, value)
    changed.push(name)
  }
  if (plan.timestamps !== undefined) {
    setOwn(values, plan.timestamps.updatedAt, now)
    changed.push(plan.timestamps.updatedAt)
  }
  if (plan.version !== undefined) {
    if (version !== undefined) setOwn(values, plan.version, version + 1)
    changed.push(plan.version)
  }
  // An update that deals with deleted items does not know whether this is one.
  if (plan.softDelete !== undefined && !deleted) setOwn(values, plan.softDelete.attribute, undefined)
  return { values, changed }
}
