import { createExpression, placeholders } from '../expression/expression.js'
import type { AttributeValue } from '../item.js'
import type { Keep } from '../kept/keep.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import { conditionFailed, keyText } from '../write/guard.js'
import type { PreparedWrite } from '../write/prepared-write.js'

/**
 * No item is under both of its keys: one comes into being under the one only while it is not under the other.
 *
 * @example
 * ```ts
 * import { underOneKey } from '@keyloom/core/runtime'
 *
 * const keeps = [underOneKey]
 * ```
 */
export const underOneKey: Keep = {
  from: [],
  writes({ plan, subject, table, before, after }) {
    // What is moved from one key to another comes into being there, too.
    const isNew = after !== undefined && JSON.stringify(before?.key) !== JSON.stringify(after.key)
    return isNew && plan.otherKey !== undefined ? [absentThere(plan, subject, table, after.entity)] : []
  },
}

/** The check that the item whose key these values form is not under its other key. */
export function absentThere(plan: AnyEntityPlan, subject: string, table: string, values: object): PreparedWrite {
  const key = plan.otherKey!(values)
  const expression = createExpression()
  const absent = `attribute_not_exists(${expression.name(plan.key.attributes[0]!)})`
  // Under the other key there may be another item, which differs in an attribute that only this key has.
  const others = plan.key.from.map(
    (name) => `${expression.name(plan.codec.stored(name))} <> ${expression.value(stored(plan, values, name))}`,
  )
  const input = {
    TableName: table,
    Key: key,
    ConditionExpression: [absent, ...others].join(' OR '),
    ...placeholders(expression),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
  const failed: PreparedWrite['failed'] = (item, cause) => {
    const message = `There already is a ${plan.name} with ${keyText(key)}, which is its other key.`
    return conditionFailed(plan, 'ITEM.EXISTS', message, 'Call it again: it is brought under its key first.', { key, item, cause })
  }
  return { kind: 'ConditionCheck', plan, subject, key, input, failed }
}

function stored(plan: AnyEntityPlan, values: object, name: string): AttributeValue {
  return (plan.codec.attributes as Readonly<Record<string, { write(value: unknown): AttributeValue }>>)[name]!.write(property(values, name))
}
