import type { GetItemCommandInput, GetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { type CallOptions, startCall } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import { checkInputs } from '../input.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityView, GetPlan, LookupPlan, QueryPlan } from '../plans.js'
import { GetItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { belongsTo } from './belongs-to.js'
import { defaultBudget } from './budget.js'
import { explainSource, itemUnits } from './explain.js'
import { hideFrom } from './hide.js'
import { querySource } from './query-source.js'
import type { Explanation, Lookup } from './query-types.js'
import type { Reader } from './reader.js'
import { walkPages } from './walk.js'

/**
 * The one item that a pattern identifies, not asked for yet: awaiting it sends the request.
 *
 * @throws KeyloomError, when awaited: `INPUT.INVALID`, `QUERY.NOT_UNIQUE`, `ITEM.MALFORMED`, `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { lookup } from '@keyloom/core/runtime'
 *
 * const order = await lookup(connection, plans.orderById, plans.order, { orderId })
 * ```
 */
export function lookup<T>(
  connection: Connection,
  plan: LookupPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): Lookup<T> {
  return lookupBy(connection, plan, { view }, [by, range, filter])
}

/** What a call gives, in the order of `querySource`. */
type Given = readonly [by: object, range?: object | undefined, filter?: object | undefined]

/** As `lookup`, with what reads the item. */
export function lookupBy<T>(connection: Connection, plan: LookupPlan, reader: Reader<T>, given: Given): Lookup<T> {
  const ask = (options: CallOptions = {}): Promise<T | undefined> =>
    plan.kind === 'get' ? getOne(connection, plan, reader.view, given[0], options) : queryOne(connection, plan, reader, given, options)
  let asked: Promise<T | undefined> | undefined
  return {
    // biome-ignore lint/suspicious/noThenProperty: the point of a lookup is that it can be awaited
    then(onFound, onError) {
      asked ??= ask()
      return asked.then(onFound, onError)
    },
    ask,
    explain: () =>
      plan.kind === 'get'
        ? explainGet(plan, getInput(connection, plan, given[0]))
        : explainSource(querySource(connection, plan, ...given), { hydrates: reader.hydrate !== undefined }, { limit: 2 }),
  }
}

async function getOne<T>(
  connection: Connection,
  plan: GetPlan,
  view: EntityView<T>,
  by: object,
  options: CallOptions,
): Promise<T | undefined> {
  const input = getInput(connection, plan, by)
  const context = { operation: 'GetItem', table: input.TableName ?? '', subject: plan.name, call: startCall(plan.name, options) }
  const { Item } = await send<GetItemCommandOutput>(connection, new GetItemCommand(input), context)
  return Item !== undefined && belongsTo(view, Item) && isShown(view, Item, connection.now(), options) ? view.codec.read(Item) : undefined
}

function getInput(connection: Connection, plan: GetPlan, by: object): GetItemCommandInput {
  const expression = createExpression()
  const projection = plan.project?.map((name) => expression.name(name)).join(', ')
  return {
    TableName: deployedTable(connection, plan.table),
    Key: plan.key(checkInputs(plan.name, Object.keys(plan.by), plan.by, by)),
    ...(projection !== undefined && { ProjectionExpression: projection }),
    ...placeholders(expression),
    ...(plan.consistent === true && { ConsistentRead: true }),
  }
}

function explainGet(plan: GetPlan, input: GetItemCommandInput): Explanation {
  const key = Object.entries(input.Key ?? {}).map(([name, value]) => `${name} = ${value.N ?? JSON.stringify(value.S)}`)
  return {
    pattern: plan.name,
    operation: 'GetItem',
    table: input.TableName ?? '',
    keyCondition: key.join(' AND '),
    consistent: plan.consistent === true,
    reads: 'One item, by its whole key.',
    readUnits: itemUnits * (plan.consistent === true ? 2 : 1),
    input: { ...input },
  }
}

async function queryOne<T>(
  connection: Connection,
  plan: QueryPlan,
  reader: Reader<T>,
  given: Given,
  options: CallOptions,
): Promise<T | undefined> {
  const source = hideFrom(connection, querySource(connection, plan, ...given), [reader.view], options)
  const found: T[] = []
  const budget = { ...options, maxPages: defaultBudget.maxPages, pageSize: 2 }
  for await (const page of walkPages(connection, source, reader, budget)) {
    found.push(...page)
    if (found.length > 1) {
      throw keyloomError('QUERY.NOT_UNIQUE', `${plan.name} identifies one ${reader.view.name}, but more than one item answers.`, {
        fix: 'Correct the items, or declare the pattern without `one`.',
        payload: { pattern: plan.name, by: given[0], items: found },
      })
    }
  }
  return found[0]
}
