import { createExpression, placeholders } from '../expression/expression.js'
import type { PreparedWrite, WriteInput } from '../write/prepared-write.js'
import { countedTogether, onParent } from './counted-together.js'
import { type Count, counterInput, noParent } from './parent.js'

/** Adds to counters of a parent. Where it only counts down, a parent that is gone is let be. */
export function countWrite(count: Count): PreparedWrite {
  const { plan, subject, table, parent, by, moving } = count
  const { key, values } = parent
  const failed: PreparedWrite['failed'] = (_, cause) => noParent(plan, subject, key, [...by.keys()], cause)
  const isDown = [...by.values()].every((number) => number < 0)
  return {
    kind: 'Update',
    plan,
    subject,
    key,
    input: counterInput(count),
    failed,
    ...(isDown && {
      otherwise: [
        { kind: 'ConditionCheck', plan, subject, key, input: isGone(count), failed },
        ...(moving === undefined ? [] : [moving.absent(plan, subject, table, values)]),
      ],
    }),
    ...(moving !== undefined && { settle: (connection, item) => moving.settle(connection, plan, parent, item) }),
    counting: { by, plus: (more) => countWrite({ ...count, by: sum(by, more) }), together: countedTogether, refused: onParent },
  }
}

function isGone({ plan, table, parent: { key } }: Count): WriteInput {
  const expression = createExpression()
  const absent = `attribute_not_exists(${expression.name(plan.key.attributes[0]!)})`
  const other = plan.sharesKey === undefined ? '' : ` OR NOT ${plan.sharesKey(plan, expression)}`
  return { TableName: table, Key: key, ConditionExpression: `${absent}${other}`, ...placeholders(expression) }
}

function sum(by: Count['by'], more: Count['by']): Count['by'] {
  const all = new Map(by)
  for (const [name, number] of more) all.set(name, (all.get(name) ?? 0) + number)
  return all
}
