import { createExpression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import type { Keep, KeptChange, KeptItem } from '../kept/keep.js'
import type { CounterPlan } from '../plans.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { counterInput, noParent, parentKey } from './parent.js'

/**
 * Parents that count the items of an entity. What creates an item adds one to its parent's counter, which has to be there, and what
 * deletes it takes one off, in the same transaction; a parent that is gone by then has nothing to count.
 */
export function counted(counters: readonly CounterPlan[]): Keep {
  return {
    from: [...new Set(counters.flatMap(({ key }) => Object.values(key)))],
    writes: (change) => counters.flatMap((counter) => countWrites(counter, change)),
  }
}

function countWrites(counter: CounterPlan, change: KeptChange): PreparedWrite[] {
  const keyOf = (item: KeptItem | undefined) => item && parentKey(counter, change.subject, item.entity)
  const from = keyOf(change.before)
  const to = keyOf(change.after)
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  return [...(from === undefined ? [] : [countDown(counter, change, from)]), ...(to === undefined ? [] : [countUp(counter, change, to)])]
}

function countUp(counter: CounterPlan, { subject, table, now }: KeptChange, key: Item): PreparedWrite {
  return {
    kind: 'Update',
    plan: counter.parent(),
    subject,
    key,
    input: counterInput(counter, { table, key, now, by: 1 }),
    failed: (_, cause) => noParent(counter, subject, key, cause),
  }
}

function countDown(counter: CounterPlan, { subject, table, now }: KeptChange, key: Item): PreparedWrite {
  const plan = counter.parent()
  const failed: PreparedWrite['failed'] = (_, cause) => noParent(counter, subject, key, cause)
  const isGone = createExpression()
  const absent = `attribute_not_exists(${isGone.name(plan.key.attributes[0]!)})`
  const check = { TableName: table, Key: key, ConditionExpression: absent, ...placeholders(isGone) }
  return {
    kind: 'Update',
    plan,
    subject,
    key,
    input: counterInput(counter, { table, key, now, by: -1 }),
    failed,
    otherwise: { kind: 'ConditionCheck', plan, subject, key, input: check, failed },
  }
}
