import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import { rulesFor } from '../lifetime/shown.js'
import { property, setOwn } from '../own-property.js'
import type { CounterPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { keyText } from '../write/guard.js'
import type { WriteInput } from '../write/prepared-write.js'

/** The key of the parent, from what an item says of it; undefined where it says nothing. */
export function parentKey({ parent, key }: CounterPlan, subject: string, child: object): Item | undefined {
  const values: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(key)) {
    const value = property(child, source)
    if (value === undefined) return undefined
    setOwn(values, name, value)
  }
  return checkKey(parent(), subject, values).key
}

/** Adds to a counter of a parent that is there; to count up, it must be one that reads show, too. */
export function counterInput(
  { parent, counter }: CounterPlan,
  { table, key, now, by }: { readonly table: string; readonly key: Item; readonly now: Date; readonly by: 1 | -1 },
): WriteInput & { readonly Key: Item } {
  const plan = parent()
  const expression = createExpression()
  const shown = by < 0 ? [] : rulesFor(plan, {}).map((rule) => rule.whenShown(expression, now))
  return {
    TableName: table,
    Key: key,
    UpdateExpression: `ADD ${expression.name(plan.codec.stored(counter))} ${expression.value({ N: String(by) })}`,
    ConditionExpression: [`attribute_exists(${expression.name(plan.key.attributes[0]!)})`, ...shown].join(' AND '),
    ...placeholders(expression),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

/** The error for a parent that is not there. */
export function noParent({ parent, counter }: CounterPlan, subject: string, key: Item, cause: unknown): KeyloomError {
  const { name } = parent()
  return keyloomError('ITEM.NOT_FOUND', `${subject}: there is no ${name} with ${keyText(key)}, whose '${counter}' it raises.`, {
    fix: `Create the ${name} first.`,
    payload: { entity: name, key, counter },
    cause,
  })
}
