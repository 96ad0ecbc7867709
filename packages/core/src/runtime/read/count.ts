import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { type Call, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { EntityView } from '../plans.js'
import { belongsTo } from './belongs-to.js'
import { type Budget, budgetEnded, checkCount, checkUnits, defaultBudget } from './budget.js'
import { encodeCursor, type Position } from './cursor.js'
import { pageInput, sendRead } from './fetch-page.js'
import { startOf } from './page.js'
import type { ConsistentOption, CountOptions } from './query-types.js'
import type { Question } from './question.js'
import type { Source } from './source.js'
import { isSpent, withinDeadline } from './walk.js'

/** A count on its way; where an answer is made of several queries, over all of them. */
export interface Tally {
  readonly call: Call | undefined
  pages: number
  count: number
  /** The cursor that goes on at a position of the query that is counted now. */
  cursor(position: Position | undefined): string | undefined
}

/**
 * The number of items that answer. They are read and billed as if they were returned; only their number travels where DynamoDB can tell
 * them by itself, else their keys. Within a budget, as `allOf`.
 *
 * @throws KeyloomError `QUERY.BUDGET` with the `count` so far and the cursor that continues.
 *
 * @example
 * ```ts
 * import { countOf, question } from '@keyloom/core/runtime'
 *
 * const count = await countOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))
 * ```
 */
export async function countOf<Options>(
  { connection, reader, source: bind }: Question<unknown, Options>,
  options: CountOptions & Options = {} as CountOptions & Options,
): Promise<number> {
  const source = bind(options)
  const tally = startTally(source, options, (position) => position && encodeCursor(source, position))
  await addCount(connection, source, reader.view, options, tally, startOf(source, options.cursor, true))
  return tally.count
}

/** @throws KeyloomError `INPUT.INVALID` for a budget that is none. */
export function startTally(source: Source, options: CountOptions, cursor: Tally['cursor']): Tally {
  const { maxPages, maxReadUnits, pageSize } = options
  checkCount(source, 'maxPages', maxPages)
  checkCount(source, 'pageSize', pageSize)
  checkUnits(source, maxReadUnits)
  return { call: startCall(source.pattern, options, maxReadUnits !== undefined), pages: 0, count: 0, cursor }
}

/** Counts what one query answers from a position on. */
export async function addCount(
  connection: Connection,
  source: Source,
  view: EntityView<unknown>,
  { maxPages = defaultBudget.maxPages, maxReadUnits, pageSize, consistent }: CountOptions & ConsistentOption,
  tally: Tally,
  start: Position | undefined,
): Promise<void> {
  const { call } = tally
  const counting = countingSource(source, view)
  let position = start
  for (;;) {
    const input = pageInput(counting, { limit: pageSize, startKey: position?.key, consistent, call })
    const ended = (budget: Budget) =>
      budgetEnded(source, { budget, cursor: tally.cursor(position), returned: tally.count, count: tally.count })
    if (input === undefined) return
    if (tally.pages === maxPages) throw ended('maxPages')
    if (isSpent(call, maxReadUnits)) throw ended('maxReadUnits')
    const page = await withinDeadline(sendRead(connection, counting, input, call), () => ended('deadline'))
    tally.pages++
    const left = position?.left ?? source.limit
    const found = page.Items === undefined ? (page.Count ?? 0) : page.Items.filter((item) => isCounted(source, view, item)).length
    tally.count += left === undefined ? found : Math.min(found, left)
    if (page.LastEvaluatedKey === undefined || (left !== undefined && found >= left)) return
    position = { key: page.LastEvaluatedKey, ...(left !== undefined && { left: left - found }) }
  }
}

function isCounted({ keeps }: Source, view: EntityView<unknown>, item: Item): boolean {
  return (keeps === undefined || keeps(item)) && belongsTo(view, item)
}

/** The same request for a number instead of items: what the runtime would tell apart, a filter does, or the keys are asked for. */
function countingSource(source: Source, { discriminator, owns }: EntityView<unknown>): Source {
  if (source.input === undefined) return source
  const { ProjectionExpression: _, ExpressionAttributeNames: given = {}, ...input } = source.input
  const named = (inUse: string, more: Record<string, string>) => {
    const names = Object.entries(given).filter(([name]) => new RegExp(`${name}\\b`).test(inUse))
    return { ...Object.fromEntries(names), ...more }
  }
  const { KeyConditionExpression: key = '' } = input as QueryCommandInput
  const filter = input.FilterExpression
  // DynamoDB takes no key attribute in a filter.
  const isKey = discriminator !== undefined && source.keys.includes(discriminator.attribute)
  if (source.keeps !== undefined || isKey || (discriminator === undefined && owns !== undefined)) {
    const asked = [
      ...new Set([...source.keys, ...(source.keptBy ?? []), ...(discriminator === undefined ? [] : [discriminator.attribute])]),
    ]
    const keys = Object.fromEntries(asked.map((name, place) => [`#k${place}`, name]))
    const ExpressionAttributeNames = named(`${key} ${filter ?? ''}`, keys)
    return { ...source, input: { ...input, ExpressionAttributeNames, ProjectionExpression: Object.keys(keys).join(', ') } }
  }
  const clauses = [...(filter === undefined ? [] : [filter]), ...(discriminator === undefined ? [] : ['#type = :type'])]
  const names = named(`${key} ${filter ?? ''}`, discriminator === undefined ? {} : { '#type': discriminator.attribute })
  const values = { ...input.ExpressionAttributeValues, ...(discriminator !== undefined && { ':type': { S: discriminator.value } }) }
  return {
    ...source,
    input: {
      ...input,
      Select: 'COUNT',
      ...(clauses.length > 0 && { FilterExpression: clauses.join(' AND ') }),
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    },
  }
}
