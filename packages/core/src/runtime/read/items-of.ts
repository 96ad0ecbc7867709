import type { CallOptions } from '../call.js'
import { defaultBudget } from './budget.js'
import type { AllOptions, ConsistentOption, IterateOptions } from './query-types.js'
import type { Question } from './question.js'
import { flatten, walkPages } from './walk.js'

/**
 * The whole answer, within a budget.
 *
 * @throws KeyloomError `QUERY.BUDGET` with the cursor that continues, when the budget ends before the answer does.
 *
 * @example
 * ```ts
 * import { allOf, question } from '@keyloom/core/runtime'
 *
 * const orders = await allOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))
 * ```
 */
export async function allOf<T, Options>(
  { connection, reader, source }: Question<T, Options>,
  options: AllOptions & Options = {} as AllOptions & Options,
): Promise<T[]> {
  const items: T[] = []
  for await (const page of walkPages(connection, source(options), reader, { ...defaultBudget, ...options }, items)) {
    for (const entity of page) items.push(entity)
  }
  return items
}

/**
 * The first item of an answer, in its order.
 *
 * @example
 * ```ts
 * import { firstOf, question } from '@keyloom/core/runtime'
 *
 * const newest = await firstOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))
 * ```
 */
export async function firstOf<T, Options>(
  { connection, reader, source: bind }: Question<T, Options>,
  options: CallOptions & Options = {} as CallOptions & Options,
): Promise<T | undefined> {
  const source = bind(options)
  const one = source.filtered ? {} : { pageSize: 1 }
  for await (const [first] of walkPages(connection, source, reader, { ...one, maxPages: defaultBudget.maxPages, ...options })) {
    if (first !== undefined) return first
  }
  return undefined
}

/**
 * Every item of an answer, page by page as they are taken; without end unless a budget is given, or the pattern has a limit and a filter.
 *
 * @example
 * ```ts
 * import { itemsOf, question } from '@keyloom/core/runtime'
 *
 * for await (const order of itemsOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))) console.log(order.total)
 * ```
 */
export function itemsOf<T, Options>(
  { connection, reader, source }: Question<T, Options>,
  given: IterateOptions & Options = {} as IterateOptions & Options,
): AsyncIterable<T> {
  const options: IterateOptions & ConsistentOption = given
  const items = (bound = source(options)) => flatten(walkPages(connection, bound, reader, options), bound.pattern, options.signal)
  return { [Symbol.asyncIterator]: () => items() }
}
