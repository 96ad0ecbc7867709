import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { EntityPlan } from '../plans.js'
import { absentClause } from './absent-clause.js'
import { sendPut } from './create.js'
import { entityItem, impliedValues } from './entity-item.js'
import { conditionFailed, guardClauses, keyText } from './guard.js'
import type { MoreClauses, PreparedPut } from './prepared-write.js'
import { withinCall } from './within-call.js'
import type { GivenOptions } from './write-types.js'

/**
 * Puts an item, in place of the one that may be there, and gives the entity as it is stored. Of an entity with a version, an item is
 * replaced only when `version` says which one: else it could be one that the caller has never seen.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.CONDITION_FAILED`, `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { put } from '@keyloom/core/runtime'
 *
 * await put(connection, plans.customer, { customerId, name: 'Ann', email: 'ann@example.com' })
 * ```
 */
export async function put<E extends object>(connection: Connection, plan: EntityPlan<E>, input: object, options: object = {}): Promise<E> {
  const within = withinCall(connection, `${plan.name}.put`, options)
  return await sendPut(within, preparePut(within, plan, input, options, within.now()))
}

/** The put of an item, under what its options demand of the one that is there. */
export function preparePut<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: GivenOptions,
  now: Date,
  more?: MoreClauses,
): PreparedPut<E> {
  const subject = `${plan.name}.put`
  const entity = plan.codec.parse(input, impliedValues(plan, now, (options.version ?? 0) + 1))
  const key = plan.key.build(entity)
  const item = entityItem(plan, entity, key)
  const expression = createExpression()
  const clauses = guardClauses(plan, subject, options, expression)
  if (plan.version !== undefined && options.version === undefined) clauses.push(absentClause(plan, expression, now))
  if (plan.readOnly !== undefined) clauses.push(plan.readOnly.unchanged(plan, item, expression, now))
  if (more !== undefined) clauses.push(...more(expression))
  return {
    kind: 'Put',
    plan,
    subject,
    key,
    entity: plan.codec.shown?.(entity) ?? entity,
    input: {
      TableName: deployedTable(connection, plan.table),
      Item: item,
      ...(clauses.length > 0 && { ConditionExpression: clauses.join(' AND '), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ...placeholders(expression),
    },
    failed(existing, cause) {
      const fix =
        plan.version === undefined
          ? 'Read the item and decide again.'
          : `Read the item, decide again, and give its version: put(${plan.name[0]?.toLowerCase()}${plan.name.slice(1)}, { version }).`
      const message = `The condition of this put of ${plan.name} did not hold for ${keyText(key)}.`
      return conditionFailed(plan, 'ITEM.CONDITION_FAILED', message, fix, { key, item: existing, cause })
    },
  }
}
