import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { invalidInput } from '../input.js'
import type { Source } from './source.js'

/** What a call that collects reads at most unless it says otherwise. */
export const defaultBudget = { maxItems: 10_000, maxPages: 100 } as const

/** What came to an end before the answer did. */
export type Budget = 'maxItems' | 'maxPages' | 'maxReadUnits' | 'deadline'

/** What was read until then. `items` are there where the call collects, `count` where it counts. */
export interface BudgetRest {
  readonly budget: Budget
  /** Continues after the last item returned; absent where nothing was. */
  readonly cursor: string | undefined
  readonly returned: number
  readonly items?: readonly unknown[] | undefined
  readonly count?: number
}

/** The error for a budget that ended before the answer did. */
export function budgetEnded({ pattern }: Source, { budget, cursor, returned, items, count }: BudgetRest): KeyloomError {
  return keyloomError('QUERY.BUDGET', `${pattern} stopped at its budget (${budget}) after ${returned} items; there is more.`, {
    fix: `Continue with the cursor in the payload, take it page by page, or raise ${budget}.`,
    payload: { pattern, budget, returned, cursor, ...(items !== undefined && { items }), ...(count !== undefined && { count }) },
  })
}

/** Refuses a count that is no whole number from 1 on. */
export function checkCount(source: Source, name: string, count: number | undefined): void {
  if (count === undefined || (Number.isSafeInteger(count) && count > 0)) return
  throw invalidInput(source.pattern, name, count, 'it is a whole number from 1 on')
}

/** Refuses a number of read units that is none. */
export function checkUnits(source: Source, maxReadUnits: number | undefined): void {
  if (maxReadUnits === undefined || maxReadUnits > 0) return
  throw invalidInput(source.pattern, 'maxReadUnits', maxReadUnits, 'it is a number above 0')
}

/** The lesser of two limits, either of which may be absent. */
export function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
