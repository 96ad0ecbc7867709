import type { Connection } from '../connection.js'
import { checkInputs } from '../input.js'
import type { EntityView, FanOutPlan, QueryPlan } from '../plans.js'
import { explainSource } from '../read/explain.js'
import { querySource } from '../read/query-source.js'
import type { TableQuery } from '../read/query-types.js'
import type { Reader } from '../read/reader.js'
import type { Source } from '../read/source.js'
import { type Lanes, lanesQuery } from './lanes-query.js'
import { firstInOrder, type LaneHead } from './merge.js'

/** A pattern by a known number of queries, one for each value of a fan-out, merged in order. */
export type FannedPlan = QueryPlan & { readonly fanOut?: FanOutPlan }

/**
 * The answer to a pattern that fans out. `pageSize` counts what each query evaluates, and what a page returns at most.
 *
 * @example
 * ```ts
 * import { fanOutQuery } from '@keyloom/core/runtime'
 *
 * fanOutQuery(connection, feedPlans.postFeed, feedPlans.post, {}).page({ pageSize: 20 })
 * ```
 */
export function fanOutQuery<T>(
  connection: Connection,
  plan: FannedPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): TableQuery<T> {
  return lanesQuery(fanOut(connection, plan, { view }, by, range, filter))
}

export function fanOut<T>(
  connection: Connection,
  { fanOut, limit, ...plan }: FannedPlan,
  reader: Reader<T>,
  by: object,
  range: object | undefined,
  filter: object | undefined,
): Lanes<T> {
  const { input, values, order } = fanOut!
  let sources: readonly Source[] | undefined
  let heads: readonly LaneHead[] = []
  return {
    connection,
    reader,
    name: plan.name,
    limit,
    open(cursor) {
      sources ??= values.map((value) => querySource(connection, plan, { ...by, [input]: value }, range, filter))
      heads = values.map((value) => headOf(plan, { ...by, [input]: value }))
      return { sources, cursor, mark: '' }
    },
    due: (lanes) => lanes,
    next: (lanes, back) => firstInOrder(lanes, heads, order, plan.forward, back),
    pageRequests: values.length,
    explain(source, { consistent }) {
      const one = explainSource(source, { hydrates: reader.hydrate !== undefined }, { consistent })
      const queries = `${values.length} of ${one.operation} of ${plan.index ?? 'the table'}, one for each ${input}, merged in order`
      return { ...one, steps: [queries, ...(one.steps ?? []).slice(1)] }
    },
  }
}

/** What the sort keys of one query have in common: the value that it is for may be in there. */
function headOf({ name, by: codecs, sort }: QueryPlan, by: object): LaneHead {
  if (sort === undefined || sort.kind === 'equal') return { equal: {}, prefix: '' }
  const inputs = checkInputs(name, Object.keys(codecs), codecs, by)
  return { equal: sort.equal?.(inputs) ?? {}, prefix: sort.kind === 'between' ? '' : sort.prefix(inputs) }
}
