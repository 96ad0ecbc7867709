import { keyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import { invalidInput } from '../input.js'
import { isShown, rulesFor } from '../lifetime/shown.js'
import type { AnyEntityPlan } from '../plans.js'
import { isOfOther } from '../read/belongs-to.js'
import { absentClause } from '../write/absent-clause.js'
import { checkKey } from '../write/entity-key.js'
import { conditionFailed, guardClauses, keyText } from '../write/guard.js'
import type { PreparedKeyWrite } from '../write/prepared-write.js'
import type { CheckOptions } from './operation.js'

/** The check of an item that the transaction does not change. */
export function prepareCheck(
  connection: Connection,
  plan: AnyEntityPlan,
  key: object,
  options: CheckOptions<object, object>,
): PreparedKeyWrite {
  const subject = `${plan.name}.check`
  const { key: Key } = checkKey(plan, subject, key)
  const expression = createExpression()
  const exists = options.exists ?? true
  const clauses = exists ? guardClauses(plan, subject, options, expression) : []
  if (!exists && (options.if !== undefined || options.version !== undefined))
    throw invalidInput(subject, 'exists', false, 'an item that must not be there has nothing to test')
  const now = connection.now()
  if (exists) {
    clauses.unshift(`attribute_exists(${expression.name(plan.key.attributes[0]!)})`)
    clauses.push(...rulesFor(plan, {}).map((rule) => rule.whenShown(expression, now)))
  } else clauses.unshift(absentClause(plan, expression, now))
  return {
    kind: 'ConditionCheck',
    plan,
    subject,
    key: Key,
    input: {
      TableName: deployedTable(connection, plan.table),
      Key,
      ConditionExpression: clauses.join(' AND '),
      ...placeholders(expression),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
    failed(item, cause) {
      if (item === undefined || (exists && (isOfOther(plan, item) || !isShown(plan, item, now)))) {
        const message = `There is no ${plan.name} with ${keyText(Key)}.`
        return keyloomError('ITEM.NOT_FOUND', message, { payload: { entity: plan.name, key: Key }, cause })
      }
      const message = exists
        ? `The condition of this check of ${plan.name} did not hold for ${keyText(Key)}.`
        : `There is an item with ${keyText(Key)}.`
      const code = exists ? 'ITEM.CONDITION_FAILED' : 'ITEM.EXISTS'
      return conditionFailed(plan, code, message, 'Read the item and decide again.', { key: Key, item, cause })
    },
  }
}
