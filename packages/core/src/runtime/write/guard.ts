import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Codec } from '../codec/codec.js'
import type { FindAttribute } from '../expression/compile-condition.js'
import type { Expression } from '../expression/expression.js'
import type { When, when } from '../expression/when.js'
import { checkInput, invalidInput } from '../input.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'

/** The clauses of what a caller demands of the stored item: its version, and the condition `if`. */
export function guardClauses(
  plan: AnyEntityPlan,
  subject: string,
  options: { readonly if?: object | undefined; readonly version?: number | undefined },
  expression: Expression,
): string[] {
  if (options.if === undefined && options.version === undefined && plan.sharesKey === undefined) return []
  const { codec } = plan
  const attributes: Readonly<Record<string, Codec<unknown>>> = codec.attributes
  const find: FindAttribute = (name) =>
    Object.hasOwn(attributes, name) ? { stored: codec.stored(name), codec: attributes[name]! } : undefined
  const clauses = options.if === undefined ? [] : whenOf(plan, subject, options.if)(subject, find, expression)
  if (plan.sharesKey !== undefined) clauses.push(plan.sharesKey(plan, expression))
  if (options.version !== undefined) {
    if (plan.version === undefined) throw invalidInput(subject, 'version', options.version, `${plan.name} has no version`)
    const written = attributes[plan.version]!.write(checkInput(subject, plan.version, attributes[plan.version]!, options.version))
    clauses.push(`${expression.name(codec.stored(plan.version))} = ${expression.value(written!)}`)
  }
  return clauses
}

/** What repositories take is a condition; what functions take has been made of one by `when`. */
function whenOf({ conditions }: AnyEntityPlan, subject: string, condition: object): When<unknown> {
  if (typeof condition === 'function') return condition as When<unknown>
  if (conditions === undefined) throw invalidInput(subject, 'if', condition, 'functions take a condition as `when(…)`')
  return (conditions as typeof when)(condition)
}

/** The error for a condition that did not hold, with what is stored: as entity where it is one, and as item. */
export function conditionFailed<E>(
  plan: EntityPlan<E>,
  code: 'ITEM.EXISTS' | 'ITEM.NOT_FOUND' | 'ITEM.CONDITION_FAILED',
  message: string,
  fix: string,
  details: { readonly key: Item; readonly item: Item | undefined; readonly cause: unknown },
): KeyloomError {
  const { key, item, cause } = details
  const current = item === undefined ? undefined : storedEntity(plan, item)
  return keyloomError(code, message, {
    fix,
    payload: { entity: plan.name, key, ...(current !== undefined && { current }), ...(item !== undefined && { item }) },
    cause,
  })
}

function storedEntity<E>(plan: EntityPlan<E>, item: Item): E | undefined {
  if (!belongsTo(plan, item)) return undefined
  try {
    return plan.codec.read(item)
  } catch {
    // The item is in the payload as it is stored.
    return undefined
  }
}

/** A key as a person reads it: `pk "CUSTOMER#1", sk "ORDER#2"`. */
export function keyText(key: Item): string {
  return Object.entries(key)
    .map(([name, value]) => `${name} ${JSON.stringify(value.S ?? value.N ?? 'binary')}`)
    .join(', ')
}
