import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { AnyEntityPlan } from '../plans.js'

/** The error of an operation whose promises about other items cannot be kept without reading the item first. */
export function mustRead(plan: AnyEntityPlan, name: string, action: string): KeyloomError {
  return refused(
    plan,
    name,
    `this ${action} of ${plan.name} has to read the item to keep what it promises about others`,
    `Call ${action} of the repository, which is a transaction of its own.`,
  )
}

/** A point would be written without its latest item. The type has no such operation, but not for code that no compiler has checked. */
export function refusePoint(plan: AnyEntityPlan, name: string, action: string): void {
  if (plan.latest === undefined) return
  throw refused(
    plan,
    name,
    `a ${plan.name} is a point of a series, of which there is no ${action}`,
    'Call append of the repository, which is a transaction of its own.',
  )
}

/** The error of an operation that would break what the schema promises. */
export function refused(plan: AnyEntityPlan, name: string, why: string, fix: string): KeyloomError {
  return keyloomError('TRANSACTION.INVALID', `'${name}': ${why}.`, {
    fix,
    path: [name],
    payload: { operations: [name], entity: plan.name },
  })
}
