import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import { rulesFor } from '../lifetime/shown.js'
import type { MovingParent } from '../other-key/moving-parent.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, CounterPlan } from '../plans.js'
import { type CheckedKey, checkKey } from '../write/entity-key.js'
import { keyText } from '../write/guard.js'
import type { WriteInput } from '../write/prepared-write.js'

/** What is added to counters of one parent. */
export interface Count {
  readonly plan: AnyEntityPlan
  /** What asked for it: `Star.create`. */
  readonly subject: string
  /** The deployed name. */
  readonly table: string
  readonly parent: CheckedKey
  readonly now: Date
  /** By the attribute that counts. */
  readonly by: ReadonlyMap<string, number>
  /** Where the parent may be under its other key. */
  readonly moving?: MovingParent | undefined
}

/** The key of the parent, from what an item says of it; undefined where it says nothing. */
export function parentKey({ parent, key }: CounterPlan, subject: string, child: object): CheckedKey | undefined {
  const values: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(key)) {
    const value = property(child, source)
    if (value === undefined) return undefined
    setOwn(values, name, value)
  }
  return checkKey(parent(), subject, values)
}

/** Adds to counters of a parent that is there; to count up, it must be one that reads show, too. */
export function counterInput({ plan, table, parent: { key }, now, by }: Omit<Count, 'subject'>): WriteInput & { readonly Key: Item } {
  const expression = createExpression()
  const isUp = [...by.values()].some((number) => number > 0)
  const additions = [...by].map(([name, number]) => {
    const stored = expression.name(plan.codec.stored(name))
    return `${stored} ${expression.value({ N: String(number) })}`
  })
  const clauses = [
    `attribute_exists(${expression.name(plan.key.attributes[0]!)})`,
    ...(plan.sharesKey === undefined ? [] : [plan.sharesKey(plan, expression)]),
    ...(isUp ? rulesFor(plan, {}).map((rule) => rule.whenShown(expression, now)) : []),
  ]
  return {
    TableName: table,
    Key: key,
    UpdateExpression: `ADD ${additions.join(', ')}`,
    ConditionExpression: clauses.join(' AND '),
    ...placeholders(expression),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

/** The error for a parent that is not there. */
export function noParent({ name }: AnyEntityPlan, subject: string, key: Item, counters: readonly string[], cause: unknown): KeyloomError {
  const raised = counters.map((each) => `'${each}'`).join(' and ')
  return keyloomError('ITEM.NOT_FOUND', `${subject}: there is no ${name} with ${keyText(key)}, whose ${raised} it raises.`, {
    fix: `Create the ${name} first.`,
    payload: { entity: name, key, counters },
    cause,
  })
}
