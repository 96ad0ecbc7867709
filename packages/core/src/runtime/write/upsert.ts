import type { UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, type Expression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import { isExpired, rulesFor } from '../lifetime/shown.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { UpdateItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { prepareCreate, sendPut } from './create.js'
import { entityItem, impliedValues } from './entity-item.js'
import { conditionFailed, guardClauses, keyText } from './guard.js'
import type { MoreClauses, PreparedKeyWrite, PreparedPut } from './prepared-write.js'
import { repeatability } from './repeatability.js'
import { withinCall } from './within-call.js'
import type { GivenOptions } from './write-types.js'

/**
 * Writes the whole entity whether or not there is one, and gives it as it is stored then. Of one that is there, `createdAt` stays and the
 * version goes on; an optional attribute that the input does not have is removed; what the schema does not know stays.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.CONDITION_FAILED`, `ITEM.MALFORMED`, `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { upsert } from '@keyloom/core/runtime'
 *
 * await upsert(connection, plans.customer, { customerId, name: 'Ann', email: 'ann@example.com' })
 * ```
 */
export async function upsert<E extends object>(connection: Connection, plan: EntityPlan<E>, input: object, given: object = {}): Promise<E> {
  const options: GivenOptions = given
  const within = withinCall(connection, `${plan.name}.upsert`, options)
  const now = within.now()
  const isFree = options.if === undefined && options.version === undefined
  const write = prepareUpsert(within, plan, input, options, now, (expression) => notExpired(plan, expression, now))
  let expired = false
  const command = new UpdateItemCommand({ ...write.input, ReturnValues: 'ALL_NEW' })
  const conditionFailed: typeof write.failed = (item, cause) => {
    expired = item !== undefined && isExpired(plan, item, now)
    return write.failed(item, cause)
  }
  const sent = send<UpdateItemCommandOutput>(within, command, {
    operation: 'UpdateItem',
    table: write.input.TableName,
    subject: write.subject,
    write: repeatability(write.input, options),
    conditionFailed,
  })
  try {
    const { Attributes } = await sent
    return plan.codec.read(Attributes ?? {})
  } catch (error) {
    if (!expired || !isFree) throw error
    // Nothing of an item whose time is over goes on in the one that takes its place.
    return sendPut(within, prepareReplacement(within, plan, input, now))
  }
}

/** The put in place of an item that has expired. */
export function prepareReplacement<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  now: Date,
): PreparedPut<E> {
  return { ...prepareCreate(connection, plan, input, now), subject: `${plan.name}.upsert` }
}

function notExpired(plan: AnyEntityPlan, expression: Expression, now: Date): string[] {
  return rulesFor(plan, { deleted: true }).map((rule) => rule.whenShown(expression, now))
}

/** The upsert of an item, under what its options demand of the one that is there. */
export function prepareUpsert<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: GivenOptions,
  now: Date,
  more?: MoreClauses,
): PreparedKeyWrite & { readonly entity: E } {
  const subject = `${plan.name}.upsert`
  const entity = plan.codec.parse(input, impliedValues(plan, now, 1))
  const key = plan.key.build(entity)
  const item = entityItem(plan, entity, key)
  const table = deployedTable(connection, plan.table)
  return {
    kind: 'Update',
    plan,
    subject,
    key,
    entity: plan.codec.shown?.(entity) ?? entity,
    input: upsertInput(plan, { table, subject, key, item, options, now, more }),
    failed: (existing, cause) =>
      conditionFailed(
        plan,
        'ITEM.CONDITION_FAILED',
        `The condition of this upsert of ${plan.name} did not hold for ${keyText(key)}.`,
        'Read the item and decide again.',
        { key, item: existing, cause },
      ),
  }
}

interface UpsertParts {
  readonly table: string
  readonly subject: string
  readonly key: Item
  readonly item: Item
  readonly options: { readonly if?: object | undefined; readonly version?: number | undefined }
  readonly now: Date
  readonly more: MoreClauses | undefined
}

function upsertInput(plan: AnyEntityPlan, { table, subject, key, item, options, now, more }: UpsertParts): PreparedKeyWrite['input'] {
  const expression = createExpression()
  const text = upsertExpression(plan, item, expression)
  const unchanged = plan.readOnly === undefined ? [] : [plan.readOnly.unchanged(plan, item, expression, now)]
  const clauses = [...guardClauses(plan, subject, options, expression), ...unchanged, ...(more?.(expression) ?? [])]
  return {
    TableName: table,
    Key: key,
    ...(text !== '' && { UpdateExpression: text }),
    ...(clauses.length > 0 && { ConditionExpression: clauses.join(' AND '), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ...placeholders(expression),
  }
}

/** Sets all that the item has, and removes what it could have. */
function upsertExpression(plan: AnyEntityPlan, item: Item, expression: Expression): string {
  const { codec, key, indexes, timestamps, version } = plan
  const counted = version === undefined ? undefined : codec.stored(version)
  const kept = [...(timestamps === undefined ? [] : [timestamps.createdAt]), ...(plan.counters ?? [])].map((name) => codec.stored(name))
  const known = [
    ...Object.keys(codec.attributes).map((name) => codec.stored(name)),
    ...indexes.flatMap(({ attributes }) => attributes),
    // Of an item that was deleted, and would be removed.
    ...(plan.softDelete?.ttl === undefined ? [] : [plan.softDelete.ttl.attribute]),
  ]
  const set: string[] = []
  const remove: string[] = []
  for (const name of new Set([...Object.keys(item), ...known])) {
    if (key.attributes.includes(name) || name === counted) continue
    const place = expression.name(name)
    const value = Object.hasOwn(item, name) ? item[name] : undefined
    if (value === undefined) remove.push(place)
    else if (kept.includes(name)) set.push(`${place} = if_not_exists(${place}, ${expression.value(value)})`)
    else set.push(`${place} = ${expression.value(value)}`)
  }
  const clauses = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.join(', ')}`] : []),
    ...(counted === undefined ? [] : [`ADD ${expression.name(counted)} ${expression.value({ N: '1' })}`]),
  ]
  return clauses.join(' ')
}
