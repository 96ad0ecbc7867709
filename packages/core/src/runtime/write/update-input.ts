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
  readonly asRead: ReadonlyMap<string, unknown>
}

/** The input of an update. The item must exist; `if`, `version` and what was read before must hold. */
export function updateInput(plan: AnyEntityPlan, parts: UpdateParts, { indexKeys, asRead }: DerivedParts): PreparedKeyWrite['input'] {
  const expression = createExpression()
  const text = updateExpression(plan, parts, indexKeys, expression)
  const clauses = [`attribute_exists(${keyPlace(plan, plan.key.attributes[0]!, expression)})`]
  for (const rule of rulesFor(plan, parts.options)) clauses.push(rule.whenShown(expression, parts.now))
  clauses.push(...guardClauses(plan, parts.subject, parts.options, expression), ...asReadClauses(plan, asRead, expression))
  for (const { requires } of parts.changes.within) if (requires !== undefined) clauses.push(requires(expression))
  for (const bound of parts.bounds) {
    const clause = bound.clause(expression)
    if (clause !== undefined) clauses.push(clause)
  }
  const input: { -readonly [Member in keyof PreparedKeyWrite['input']]: PreparedKeyWrite['input'][Member] } = {
    TableName: parts.table,
    Key: parts.key,
    ConditionExpression: clauses.join(' AND '),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
  if (text !== '') input.UpdateExpression = text
  addPlaceholders(input, expression)
  return input
}

function updateExpression(plan: AnyEntityPlan, { changes, now }: UpdateParts, indexKeys: IndexKeyChanges, expression: Expression): string {
  const { codec, timestamps, version } = plan
  const codecs: Readonly<Record<string, Codec<unknown>>> = codec.attributes
  const clauses: Record<'SET' | 'REMOVE' | 'ADD' | 'DELETE', string[]> = { SET: [], REMOVE: [], ADD: [], DELETE: [] }
  const place = (attribute: string): string => expression.name(codec.stored(attribute))
  const assign = (attribute: string, value: unknown): void => {
    clauses.SET.push(`${place(attribute)} = ${expression.value(codecs[attribute]!.write(value)!)}`)
  }
  for (const [name, value] of changes.set) assign(name, value)
  if (timestamps !== undefined) assign(timestamps.updatedAt, now)
  for (const name of Object.keys(indexKeys.set)) {
    clauses.SET.push(`${keyPlace(plan, name, expression)} = ${expression.value(indexKeys.set[name]!)}`)
  }
  for (const name of changes.remove) clauses.REMOVE.push(place(name))
  for (const name of indexKeys.remove) clauses.REMOVE.push(keyPlace(plan, name, expression))
  for (const change of changes.within) clauses[change.clause].push(change.action(expression))
  if (version !== undefined) clauses.ADD.push(`${place(version)} ${expression.value({ N: '1' })}`)
  let text = ''
  for (const keyword of ['SET', 'REMOVE', 'ADD', 'DELETE'] as const) {
    if (clauses[keyword].length > 0) text += `${text === '' ? '' : ' '}${keyword} ${clauses[keyword].join(', ')}`
  }
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
