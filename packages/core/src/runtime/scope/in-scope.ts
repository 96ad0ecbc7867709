import type { Codec } from '../codec/codec.js'
import type { EntityCodec, ReadCodec } from '../codec/entity-codec.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { CollectionPlan, QueryPlan } from '../plans.js'
import { foreign, isSameScope, type Scope, shown } from './scope.js'

/**
 * The plan within a scope: what a call gives need not hold the attributes of the scope and may hold no other values of them; what is
 * stored under other values is not part of any answer.
 *
 * @example
 * ```ts
 * import { get, inScope, openScope } from '@keyloom/core/runtime'
 *
 * const scope = openScope(workPlans.scope, { tenantId: 'acme' })
 * await get(connection, inScope(scope, workPlans.project), { projectId: 'p-1' })
 * ```
 */
export function inScope<P extends object>(scope: Scope, plan: P): P {
  const known = scope.bound.get(plan)
  if (known !== undefined) return known as P
  const bound = bind(scope, plan)
  scope.bound.set(plan, bound)
  return bound as P
}

/**
 * These operations, once it is sure that all of them were made in this scope.
 *
 * @throws KeyloomError `SCOPE.FOREIGN` where one of these operations, or references of items, was made in another scope.
 *
 * @example
 * ```ts
 * import { inOneScope, inScope, itemRef, openScope, transactGet } from '@keyloom/core/runtime'
 *
 * const scope = openScope(workPlans.scope, { tenantId: 'acme' })
 * const project = itemRef(inScope(scope, workPlans.project), { projectId: 'p-1' })
 * await transactGet(connection, inOneScope(scope, { project }))
 * ```
 */
export function inOneScope<O extends object>(scope: Scope, operations: O): O {
  for (const name of Object.keys(operations)) {
    const { plan } = (property(operations, name) ?? {}) as { readonly plan?: { readonly name: string; readonly scope?: Scope } }
    if (plan?.scope === undefined || isSameScope(plan.scope, scope)) continue
    throw foreign(scope, `'${name}' (${plan.name}) was made in another scope`, [name], { operations: [name], of: plan.scope.values })
  }
  return operations
}

/** A plan of an entity, of what an index holds of one, of a pattern or of a collection, as far as a scope changes it. */
interface AnyPlan {
  readonly by?: QueryPlan['by']
  readonly members?: CollectionPlan['members']
  readonly codec?: ReadCodec<unknown> | EntityCodec<object>
  owns?(item: Item): boolean
}

function bind(scope: Scope, plan: AnyPlan): object {
  const { by, members, codec } = plan
  return {
    ...plan,
    scope,
    ...(by !== undefined && { by: withFixed(scope, by) }),
    ...(members !== undefined && { members: members.map((member) => ({ ...member, entity: inScope(scope, member.entity) })) }),
    ...(codec !== undefined && 'parse' in codec && { codec: scopedCodec(scope, codec) }),
    // A read of one entity is bound by its view.
    ...((codec !== undefined || members !== undefined) && {
      owns: (item: Item) => isWithin(scope, item) && (plan.owns === undefined || plan.owns(item)),
    }),
  }
}

function scopedCodec(scope: Scope, codec: EntityCodec<object>): EntityCodec<object> {
  return {
    ...codec,
    attributes: withFixed(scope, codec.attributes),
    parse: (input, implied) => codec.parse(withValues(scope, input), implied),
  }
}

/** An input of a write, with the values of the scope. */
function withValues(scope: Scope, input: object): object {
  if (typeof input !== 'object' || input === null) return input
  const all: Record<string, unknown> = { ...input }
  for (const name of Object.keys(scope.plan)) {
    const given = property(input, name)
    if (given !== undefined && given !== scope.values[name]) throw otherValue(scope, name, given)
    setOwn(all, name, scope.values[name])
  }
  return all
}

/** The codecs of a call's inputs, or of an entity, those of the scope with one value. */
function withFixed(scope: Scope, codecs: Readonly<Record<string, Codec<unknown>>>): Record<string, Codec<unknown>> {
  const all: Record<string, Codec<unknown>> = { ...codecs }
  for (const [name, { codec }] of Object.entries(scope.plan)) {
    const value = scope.values[name]
    const check = (given: unknown): unknown => {
      if (given !== undefined && given !== value) throw otherValue(scope, name, given)
      return value
    }
    setOwn(all, name, { ...codec, fixed: true, check })
  }
  return all
}

function otherValue(scope: Scope, attribute: string, value: unknown): Error {
  return foreign(scope, `This is of ${attribute} ${shown(value)}`, [attribute], { attribute, value })
}

/** Whether the attributes of a stored item say that it is of the scope; its key does in any case. */
function isWithin({ plan, values }: Scope, item: Item): boolean {
  return Object.entries(plan).every(([name, { stored, codec }]) => {
    const value = property(item, stored) as Item[string] | undefined
    return value === undefined || codec.read(value, []) === values[name]
  })
}
