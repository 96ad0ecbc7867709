import { dateSlice, type KeyRange } from '../../keys/index.js'
import type { Connection } from '../connection.js'
import { isEmpty, isOver, type Lane } from '../fan-out/lane.js'
import { type Lanes, lanesQuery, type OpenLanes } from '../fan-out/lanes-query.js'
import { property } from '../own-property.js'
import type { EntityView, QueryPlan, WalkPlan } from '../plans.js'
import { explainSource } from '../read/explain.js'
import { querySource } from '../read/query-source.js'
import type { TableQuery } from '../read/query-types.js'
import type { Reader } from '../read/reader.js'
import { isBucket } from './buckets.js'
import { refuseBeginning, windowOf } from './window.js'

/** A pattern by one query after the other, of one stretch of time each. */
export type WalkedPlan = QueryPlan & { readonly walk?: WalkPlan }

/**
 * The answer to a pattern that walks: bucket after bucket until a page, or the limit, is full. A page takes at most as many requests as
 * the walk has buckets. An empty bucket costs a request, and counts.
 *
 * @example
 * ```ts
 * import { walkQuery } from '@keyloom/core/runtime'
 *
 * walkQuery(connection, logPlans.entryLatest, logPlans.entry, { device: 'd-1' }).page({ pageSize: 20 })
 * ```
 */
export function walkQuery<T>(
  connection: Connection,
  plan: WalkedPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): TableQuery<T> {
  return lanesQuery(walk(connection, plan, { view }, by, range, filter))
}

export function walk<T>(
  connection: Connection,
  { walk, limit, ...plan }: WalkedPlan,
  reader: Reader<T>,
  by: object,
  range: object | undefined,
  filter: object | undefined,
): Lanes<T> {
  const { input, unit, maxBuckets, newestFirst } = walk!
  const sourceOf = (bucket: string) => querySource(connection, plan, { ...by, [input]: bucket }, range, filter)
  const open = (cursor?: string): OpenLanes => {
    const now = dateSlice(connection.now(), unit)
    const asked = (range === undefined ? undefined : property(range, input)) as KeyRange<unknown> | undefined
    refuseBeginning(plan.name, walk!, asked)
    // Checks the range before its ends are looked at.
    sourceOf(now)
    const [anchor = '', ...rest] = typeof cursor === 'string' ? cursor.split('.') : []
    const isMarked = rest.length > 0 && isBucket(anchor, unit)
    const { buckets, isAnchored } = windowOf(plan.name, walk!, asked ?? {}, isMarked ? anchor : now)
    const sources = buckets.map(sourceOf)
    if (!isAnchored) return { sources, cursor, mark: '' }
    // Without the mark it has to have, a cursor is none.
    return { sources, cursor: isMarked ? rest.join('.') : cursor && `.${cursor}`, mark: `${isMarked ? anchor : now}.` }
  }
  return {
    connection,
    reader,
    name: plan.name,
    limit,
    open,
    due: nearest,
    next(lanes, back) {
      const [lane] = nearest(
        lanes.filter((one) => !isOver(one, back)),
        back,
      )
      return lane === undefined || isEmpty(lane) ? undefined : lane
    },
    pageRequests: maxBuckets,
    explain(source, { consistent }) {
      const one = explainSource(source, { hydrates: reader.hydrate !== undefined }, { consistent })
      const first = newestFirst ? 'the newest' : 'the oldest'
      const queries = `At most ${open().sources.length} of ${one.operation} of ${plan.index ?? 'the table'}, one for each ${unit} of ${input}, ${first} first, until a page is full`
      return { ...one, steps: [queries, ...(one.steps ?? []).slice(1)] }
    },
  }
}

/** Of these, the one that is read first. */
function nearest<T>(lanes: readonly Lane<T>[], back: boolean): readonly Lane<T>[] {
  return back ? lanes.slice(-1) : lanes.slice(0, 1)
}
