import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { checkInputs } from '../input.js'
import type { FilterAttribute } from '../plans.js'

/** The attributes of the schema's scope, with their stored names and codecs. */
export type ScopePlan = Readonly<Record<string, FilterAttribute>>

/** What a client is in: one tenant, say. */
export interface Scope {
  readonly plan: ScopePlan
  readonly values: Readonly<Record<string, unknown>>
  /** Plans that are bound to the scope, by the plan they were made of. */
  readonly bound: Map<object, object>
}

/**
 * A scope with its values checked: one tenant, say.
 *
 * @throws KeyloomError `INPUT.INVALID` for a value that is missing, or that the schema does not take.
 *
 * @example
 * ```ts
 * import { openScope } from '@keyloom/core/runtime'
 *
 * const scope = openScope(workPlans.scope, { tenantId: 'acme' })
 * ```
 */
export function openScope(plan: ScopePlan, values: object): Scope {
  const codecs = Object.fromEntries(Object.entries(plan).map(([name, { codec }]) => [name, codec]))
  return { plan, values: checkInputs('in', Object.keys(plan), codecs, values), bound: new Map() }
}

/** Whether both are the same tenant, say. */
export function isSameScope(a: Scope, b: Scope): boolean {
  return Object.keys(a.plan).every((name) => a.values[name] === b.values[name])
}

/** The error for what belongs to another scope, made before anything is sent. */
export function foreign({ values }: Scope, what: string, path: readonly string[], payload: object): KeyloomError {
  const own = Object.entries(values).map(([name, value]) => `${name} ${shown(value)}`)
  return keyloomError('SCOPE.FOREIGN', `${what}, and the client is in the scope of ${own.join(' and ')}.`, {
    fix: 'Take the client of that scope: in({ … }).',
    path,
    payload: { scope: values, ...payload },
  })
}

export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
