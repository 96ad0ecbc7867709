import type { Codec } from '../codec/codec.js'
import { createExpression, type Expression, placeholders } from '../expression/expression.js'
import type { Item } from '../item.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { rulesFor } from '../lifetime/shown.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Bound } from './bound.js'
import type { CheckedChanges, WithinChange } from './checked-changes.js'
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
  readonly indexKeys: IndexKeyChanges
  readonly now: Date
  readonly options: ShowOptions & { readonly if?: object | undefined; readonly version?: number | undefined }
  /** Attributes that must be as they were read: by name, with the value or undefined. */
  readonly asRead: ReadonlyMap<string, unknown>
}

/** The input of an update. The item must exist; `if`, `version` and what was read before must hold. */
export function updateInput(plan: AnyEntityPlan, parts: UpdateParts): PreparedKeyWrite['input'] {
  const expression = createExpression()
  const text = updateExpression(plan, parts, expression)
  const clauses = [
    `attribute_exists(${expression.name(plan.key.attributes[0]!)})`,
    ...rulesFor(plan, parts.options).map((rule) => rule.whenShown(expression, parts.now)),
    ...guardClauses(plan, parts.subject, parts.options, expression),
    ...asReadClauses(plan, parts.asRead, expression),
    ...parts.changes.within.flatMap((change) => change.requires?.(expression) ?? []),
    ...parts.bounds.flatMap((bound) => bound.clause(expression) ?? []),
  ]
  return {
    TableName: parts.table,
    Key: parts.key,
    ...(text !== '' && { UpdateExpression: text }),
    ConditionExpression: clauses.join(' AND '),
    ...placeholders(expression),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

function updateExpression(plan: AnyEntityPlan, { changes, indexKeys, now }: UpdateParts, expression: Expression): string {
  const { codec, timestamps, version } = plan
  const codecs: Readonly<Record<string, Codec<unknown>>> = codec.attributes
  const place = (attribute: string): string => expression.name(codec.stored(attribute))
  const assign = (attribute: string, value: unknown): string => {
    const written = codecs[attribute]!.write(value)
    return `${place(attribute)} = ${expression.value(written!)}`
  }
  const set = [...changes.set].map(([name, value]) => assign(name, value))
  if (timestamps !== undefined) set.push(assign(timestamps.updatedAt, now))
  for (const [name, value] of Object.entries(indexKeys.set)) set.push(`${expression.name(name)} = ${expression.value(value)}`)
  const remove = [...[...changes.remove].map(place), ...indexKeys.remove.map((name) => expression.name(name))]
  const add = [...changes.add].map(([name, value]) => `${place(name)} ${expression.value(value)}`)
  if (version !== undefined) add.push(`${place(version)} ${expression.value({ N: '1' })}`)
  const parts: Record<WithinChange['clause'], string[]> = { SET: set, REMOVE: remove, DELETE: [] }
  for (const change of changes.within) parts[change.clause].push(change.action(expression))
  return [clause('SET', set), clause('REMOVE', remove), clause('ADD', add), clause('DELETE', parts.DELETE)]
    .filter((each) => each !== '')
    .join(' ')
}

function clause(keyword: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${keyword} ${parts.join(', ')}`
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
