import { keyloomError } from '../../errors/index.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { AttributeValue, Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import type { Keep, KeptChange, KeptItem } from './keep.js'

/** A unique constraint: no two items have the same values of these attributes. */
export interface UniquePlan {
  readonly name: string
  readonly from: readonly string[]
  /** What those are made of, where some of them are computed. */
  readonly of?: readonly string[]
  /** The key of the sentinel; `undefined` while the item lacks an attribute. */
  build(entity: object): Item | undefined
}

/** The value of the discriminator of sentinels: no entity has it. */
const kind = '$unique'
/** The attribute of a sentinel with the primary key of the item that has the values. */
const ownerAttribute = '_owner'

/**
 * Unique constraints, each kept by a sentinel: an item whose key is made of the values, so that a second one cannot be put. It is written
 * and removed with the item that has them, and expires with it. `expiry` is the attribute with the time of that.
 *
 * @example
 * ```ts
 * import { partitionKey, sortKey, unique } from '@keyloom/core/runtime'
 *
 * unique([
 *   {
 *     name: 'email',
 *     from: ['email'],
 *     build: ({ email }: { readonly email: string }) => ({
 *       pk: partitionKey('Person.email', `EMAIL#${email}`),
 *       sk: sortKey('Person.email', 'EMAIL'),
 *     }),
 *   },
 * ])
 * ```
 */
export function unique(constraints: readonly UniquePlan[], expiry?: string): Keep {
  return {
    from: [...constraints.flatMap(({ from, of }) => of ?? from), ...(expiry === undefined ? [] : [expiry])],
    writes: (change) => constraints.flatMap((constraint) => sentinelWrites(constraint, change, expiry)),
  }
}

function sentinelWrites(constraint: UniquePlan, change: KeptChange, expiry: string | undefined): PreparedWrite[] {
  const { before, after } = change
  const old = before && sentinelOf(constraint, change.plan, before, expiry)
  const next = after && sentinelOf(constraint, change.plan, after, expiry)
  if (old !== undefined && next !== undefined && sameItem(old.key, next.key)) {
    return sameItem(old.item, next.item) ? [] : [claim(constraint, change, next, before!.key)]
  }
  return [
    ...(old === undefined ? [] : [release(constraint, change, old.key)]),
    ...(next === undefined ? [] : [claim(constraint, change, next, undefined)]),
  ]
}

interface Sentinel {
  readonly key: Item
  readonly item: Item
}

function sentinelOf(
  { build }: UniquePlan,
  plan: AnyEntityPlan,
  { key: owner, entity }: KeptItem,
  expiry: string | undefined,
): Sentinel | undefined {
  const key = build(entity)
  if (key === undefined) return undefined
  const item: Item = { ...key, [ownerAttribute]: { M: owner } }
  if (plan.discriminator !== undefined) setOwn(item, plan.discriminator.attribute, { S: kind })
  const expires = expiry === undefined ? undefined : expiresAt(plan, entity, expiry)
  if (expires !== undefined) setOwn(item, plan.codec.stored(expiry!), expires)
  return { key, item }
}

function expiresAt(plan: AnyEntityPlan, entity: object, name: string): AttributeValue | undefined {
  const value = property(entity, name)
  return value === undefined
    ? undefined
    : (plan.codec.attributes as Readonly<Record<string, { write(value: unknown): AttributeValue | undefined }>>)[name]!.write(value)
}

function sameItem(one: Item, other: Item): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Puts a sentinel where there is none, or one that has expired; in place of one that is `mine`, where this is not the first. */
function claim(constraint: UniquePlan, change: KeptChange, { key, item }: Sentinel, mine: Item | undefined): PreparedWrite {
  const { plan, now } = change
  const expression = createExpression()
  const absent = `attribute_not_exists(${expression.name(plan.key.attributes[0]!)})`
  const expired = plan.hidden?.find(({ option }) => option === 'expired')
  const free = expired === undefined ? absent : `${absent} OR ${expired.whenHidden(expression, now)}`
  const own = mine === undefined ? '' : ` OR ${expression.name(ownerAttribute)} = ${expression.value({ M: mine })}`
  return {
    kind: 'Put',
    plan,
    subject: change.subject,
    key,
    input: {
      TableName: change.table,
      Item: item,
      ConditionExpression: `${free}${own}`,
      ...placeholders(expression),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
    failed: (existing, cause) => notUnique(constraint, change, existing, cause),
  }
}

/** Deletes a sentinel of the item; one that is gone already has expired. */
function release(constraint: UniquePlan, change: KeptChange, key: Item): PreparedWrite {
  const { plan, before } = change
  const expression = createExpression()
  const absent = `attribute_not_exists(${expression.name(plan.key.attributes[0]!)})`
  const mine = `${expression.name(ownerAttribute)} = ${expression.value({ M: before!.key })}`
  return {
    kind: 'Delete',
    plan,
    subject: change.subject,
    key,
    input: {
      TableName: change.table,
      Key: key,
      ConditionExpression: `${absent} OR ${mine}`,
      ...placeholders(expression),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
    failed: (existing, cause) => notUnique(constraint, { ...change, after: before }, existing, cause),
  }
}

function notUnique({ name, from }: UniquePlan, { plan, after }: KeptChange, existing: Item | undefined, cause: unknown) {
  const values = Object.fromEntries(from.map((each) => [each, after && property(after.entity, each)]))
  const text = from.map((each) => `'${each}' ${JSON.stringify(values[each]) ?? ''}`).join(' and ')
  return keyloomError('ITEM.NOT_UNIQUE', `Another ${plan.name} has ${text}; '${name}' is unique.`, {
    fix: 'Take other values, or change the item that has these.',
    path: from.slice(0, 1),
    payload: { entity: plan.name, constraint: name, attributes: from, values, key: after?.key, owner: existing?.[ownerAttribute]?.M },
    cause,
  })
}
