import { type Call, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import type { CollectionPlan } from '../plans.js'
import { type Budget, budgetEnded, checkCount, checkUnits, defaultBudget, least } from './budget.js'
import { decodeCursor, encodeCursor, type Position } from './cursor.js'
import { explainSource } from './explain.js'
import { fetchPage } from './fetch-page.js'
import { addToGroups, createGroups, type Groups, memberOf } from './groups.js'
import { hideFrom } from './hide.js'
import { keysOf } from './page.js'
import { querySource } from './query-source.js'
import type { AllOptions, CollectionPage, CollectionQuery, UnknownItems } from './query-types.js'
import type { Source } from './source.js'
import { isSpent, withinDeadline } from './walk.js'

/**
 * Several entities of one item collection, not asked for yet. `R` is the grouped result; see `Query` for when inputs are checked.
 *
 * @example
 * ```ts
 * import { queryCollection } from '@keyloom/core/runtime'
 *
 * await queryCollection(connection, plans.customerWithOrders, { customerId }).all()
 * ```
 */
export function queryCollection<R extends object>(
  connection: Connection,
  plan: CollectionPlan,
  by: object,
  range?: object,
): CollectionQuery<R> {
  let bound: Source | undefined
  const source = (options?: ShowOptions): Source => {
    // The limit of a collection is that of a page, so its cursors do not count down.
    const { limit: _, ...unlimited } = plan
    bound ??= querySource(connection, unlimited, by, range)
    const views = plan.members.map(({ entity }) => entity)
    return hideFrom(connection, bound, views, options)
  }
  return {
    async page(options = {}) {
      const { pageSize, cursor } = options
      checkCount(source(), 'pageSize', pageSize)
      const groups = createGroups(plan)
      const start = cursor === undefined ? undefined : decodeCursor(source(), cursor, true)
      const call = startCall(plan.name, options)
      const { next } = await addPage(connection, plan, source(options), groups, { start, pageSize, maxItems: undefined, call })
      return {
        ...resultOf<R>(groups),
        ...(next !== undefined && { cursor: encodeCursor(source(), next) }),
        truncated: next !== undefined,
      } as CollectionPage<R>
    },
    all: async (options = {}) => resultOf<R>(await readAll(connection, plan, source(options), options)),
    explain: () => explainSource(source(), {}, { limit: requestLimit(plan, 0, undefined) }),
  }
}

async function readAll(connection: Connection, plan: CollectionPlan, source: Source, options: AllOptions): Promise<Groups> {
  const { pageSize, cursor, maxItems, maxPages, maxReadUnits } = { ...defaultBudget, ...options }
  checkCount(source, 'pageSize', pageSize)
  checkCount(source, 'maxItems', maxItems)
  checkCount(source, 'maxPages', maxPages)
  checkUnits(source, maxReadUnits)
  const call = startCall(plan.name, options, maxReadUnits !== undefined)
  const groups = createGroups(plan)
  let start = cursor === undefined ? undefined : decodeCursor(source, cursor, true)
  const ended = (budget: Budget, at: Position | undefined) =>
    budgetEnded(source, { budget, cursor: at && encodeCursor(source, at), returned: groups.total, items: [resultOf(groups)] })
  for (let pages = 1; ; pages++) {
    const step = addPage(connection, plan, source, groups, { start, pageSize, maxItems, call })
    const page = await withinDeadline(step, () => ended('deadline', start))
    if (page.next === undefined || groups.many === plan.limit) return groups
    start = page.next
    if (page.ended === 'budget') throw ended('maxItems', start)
    if (pages === maxPages) throw ended('maxPages', start)
    if (isSpent(call, maxReadUnits)) throw ended('maxReadUnits', start)
  }
}

interface PageOfGroups {
  /** Where the rest begins, where there is one. */
  readonly next?: Position
  readonly ended?: 'limit' | 'budget'
}

interface PageOfGroupsRequest {
  readonly start: Position | undefined
  readonly pageSize: number | undefined
  readonly maxItems: number | undefined
  readonly call: Call | undefined
}

async function addPage(
  connection: Connection,
  plan: CollectionPlan,
  source: Source,
  groups: Groups,
  from: PageOfGroupsRequest,
): Promise<PageOfGroups> {
  const { start, pageSize, maxItems, call } = from
  const budget = maxItems === undefined ? undefined : maxItems - groups.total + 1
  const limit = least(requestLimit(plan, groups.many, pageSize), budget)
  const page = await fetchPage(connection, source, { limit, startKey: start?.key, call })
  let last: Item | undefined
  for (const item of page.items) {
    if (plan.owns?.(item) === false) continue
    const member = memberOf(plan, item)
    const ended = member?.many === true && groups.many === plan.limit ? 'limit' : groups.total === maxItems ? 'budget' : undefined
    if (ended !== undefined) return { next: last === undefined ? (start ?? {}) : { key: keysOf(source, last) }, ended }
    addToGroups(groups, plan, member, item)
    last = item
  }
  return page.lastKey === undefined ? {} : { next: { key: page.lastKey } }
}

/** Items to evaluate: those of the many side that may still come, and the single ones that may stand among them. */
function requestLimit(plan: CollectionPlan, many: number, pageSize: number | undefined): number | undefined {
  // A filter drops some of what is evaluated.
  if (pageSize !== undefined || plan.limit === undefined || plan.isolate !== undefined) return pageSize
  return plan.limit - many + plan.members.filter((member) => !member.many).length
}

function resultOf<R>({ members, unknown }: Groups): R & UnknownItems {
  return { ...members, unknown } as R & UnknownItems
}
