import type { Codec } from '../codec/codec.js'
import { addPlaceholders, createExpression, type Expression } from '../expression/expression.js'
import { keyPlace } from '../expression/key-place.js'
import type { Item } from '../item.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { rulesFor } from '../lifetime/shown.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Bound } from './bound.js'
import type { CheckedChanges } from './checked-changes.js'
import { guardClauses } from './guard.js'
import type { IndexKeyChanges } from './index-keys.js'
import { placeOf } from './place.js'
import type { PreparedKeyWrite } from './prepared-write.js'

/** Everything an update consists of, ready to be said in one expression. */
export interface UpdateParts {
  readonly table: string
  readonly subject: string
  readonly key: Item
  readonly changes: CheckedChanges
  /** Bounds of whole values that the changes could leave. */
  readonly bounds: readonly Bound[]
  readonly now: Date
  readonly options: ShowOptions & { readonly if?: object | undefined; readonly version?: number | undefined }
}

/** What follows from what is known of the item. */
export interface DerivedParts {
  readonly indexKeys: IndexKeyChanges
  /** Attributes that must be as they were read: by name, with the value or undefined. */
  readonly asRead?: ReadonlyMap<string, unknown> | undefined
}

/** The input of an update. The item must exist; `if`, `version` and what was read before must hold. */
export function updateInput(plan: AnyEntityPlan, parts: UpdateParts, { indexKeys, asRead }: DerivedParts): PreparedKeyWrite['input'] {
  const expression = createExpression()
  const text = updateExpression(plan, parts, indexKeys, expression)
  const input: { -readonly [Member in keyof PreparedKeyWrite['input']]: PreparedKeyWrite['input'][Member] } = {
    TableName: parts.table,
    Key: parts.key,
    ConditionExpression: conditionExpression(plan, parts, asRead, expression),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
  if (text !== '') input.UpdateExpression = text
  addPlaceholders(input, expression)
  return input
}

function updateExpression(plan: AnyEntityPlan, { changes, now }: UpdateParts, indexKeys: IndexKeyChanges, expression: Expression): string {
  const { codec, timestamps, version } = plan
  const actions = { SET: '', REMOVE: '', ADD: '', DELETE: '' }
  const act = (clause: keyof typeof actions, action: string): void => {
    actions[clause] += actions[clause] === '' ? `${clause} ${action}` : `, ${action}`
  }
  for (const { name, stored } of changes.whole) {
    const place = placeOf(codec, name)
    expression.names[place.name] = place.stored
    if (stored !== undefined) expression.values[place.value] = stored
    act(stored === undefined ? 'REMOVE' : 'SET', stored === undefined ? place.name : place.assignment)
  }
  if (timestamps !== undefined) {
    const { [timestamps.updatedAt]: updatedAt }: Readonly<Record<string, Codec<unknown>>> = codec.attributes
    act('SET', `${expression.name(codec.stored(timestamps.updatedAt))} = ${expression.value(updatedAt!.write(now)!)}`)
  }
  for (const name of Object.keys(indexKeys.set))
    act('SET', `${keyPlace(plan, name, expression)} = ${expression.value(indexKeys.set[name]!)}`)
  for (const name of indexKeys.remove) act('REMOVE', keyPlace(plan, name, expression))
  for (const change of changes.within) act(change.clause, change.action(expression))
  if (version !== undefined) act('ADD', `${expression.name(codec.stored(version))} ${expression.value({ N: '1' })}`)
  let text = ''
  for (const action of Object.values(actions)) if (action !== '') text += text === '' ? action : ` ${action}`
  return text
}

function conditionExpression(plan: AnyEntityPlan, parts: UpdateParts, asRead: DerivedParts['asRead'], expression: Expression): string {
  const { changes, subject, options, bounds, now } = parts
  let text = `attribute_exists(${keyPlace(plan, plan.key.attributes[0]!, expression)})`
  const and = (clause: string | undefined): void => {
    if (clause !== undefined) text += ` AND ${clause}`
  }
  for (const rule of rulesFor(plan, options)) and(rule.whenShown(expression, now))
  for (const clause of guardClauses(plan, subject, options, expression)) and(clause)
  if (asRead !== undefined) for (const clause of asReadClauses(plan, asRead, expression)) and(clause)
  for (const change of changes.within) and(change.requires?.(expression))
  for (const bound of bounds) and(bound.clause(expression))
  return text
}

/** The clauses that hold while attributes are as they were read: by name, with the value or undefined. */
export function asReadClauses(plan: AnyEntityPlan, asRead: ReadonlyMap<string, unknown>, expression: Expression): string[] {
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  return [...asRead].map(([name, value]) => {
    const written = value === undefined ? undefined : codecs[name]!.write(value)
    const place = expression.name(plan.codec.stored(name))
    return written === undefined ? `attribute_not_exists(${place})` : `${place} = ${expression.value(written)}`
  })
}
