import { createExpression, type Expression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import { setOwn } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import { absentClause } from '../write/absent-clause.js'
import { entityItem } from '../write/entity-item.js'
import { conditionFailed, keyText } from '../write/guard.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import type { ReadItem } from './kept-item.js'

/** The item with everything that Keyloom derives made anew, and everything that it does not know as it was. */
export function movedItem(plan: AnyEntityPlan, before: Item, entity: object): Item {
  const known = new Set([
    ...plan.key.attributes,
    ...plan.indexes.flatMap(({ attributes }) => attributes),
    ...Object.keys(plan.codec.attributes).flatMap((name) => (plan.codec.hidden?.includes(name) ? [] : [plan.codec.stored(name)])),
  ])
  const item: Item = {}
  for (const name of Object.keys(before)) if (!known.has(name)) setOwn(item, name, before[name]!)
  const derived = entityItem(plan, entity, plan.key.build(entity))
  for (const name of Object.keys(derived)) setOwn(item, name, derived[name]!)
  return item
}

/** The clauses that hold while the item is as it was read. A version says so by itself, but for what is counted without raising it. */
export function unchangedClauses(plan: AnyEntityPlan, { item }: ReadItem<object>, expression: Expression): string[] {
  const { version, counters = [] } = plan
  const deciding = version === undefined ? Object.keys(plan.codec.attributes) : [version, ...counters]
  const known = deciding.map((name) => plan.codec.stored(name))
  const isThere = (name: string) => !plan.key.attributes.includes(name) && (version === undefined || known.includes(name))
  const names = Object.keys(item).filter(isThere)
  const absent = known.filter((name) => !Object.hasOwn(item, name))
  return [
    `attribute_exists(${expression.name(plan.key.attributes[0]!)})`,
    ...names.map((name) => `${expression.name(name)} = ${expression.value(item[name]!)}`),
    ...absent.map((name) => `attribute_not_exists(${expression.name(name)})`),
  ]
}

interface Put {
  readonly subject: string
  readonly table: string
  readonly now: Date
  readonly key: Item
  readonly item: Item
}

export function putThere(plan: AnyEntityPlan, { subject, table, now, key, item }: Put): PreparedWrite {
  const expression = createExpression()
  const condition = absentClause(plan, expression, now)
  return {
    kind: 'Put',
    plan,
    subject,
    key,
    input: {
      TableName: table,
      Item: item,
      ConditionExpression: condition,
      ...placeholders(expression),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
    failed(existing, cause) {
      const message = `There already is an item with the key that this ${plan.name} would move to: ${keyText(key)}.`
      return conditionFailed(plan, 'ITEM.EXISTS', message, 'Move it elsewhere, or delete the other one.', { key, item: existing, cause })
    },
  }
}
