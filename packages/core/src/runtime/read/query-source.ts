import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { addPlaceholders, createExpression, type Expression } from '../expression/expression.js'
import { checkInputs } from '../input.js'
import type { Item } from '../item.js'
import type { QueryPlan } from '../plans.js'
import { QueryCommand } from '../sdk.js'
import { askedFilter } from './asked-filter.js'
import { type BoundSort, bindSort } from './sort-condition.js'
import type { Source } from './source.js'

/**
 * Binds a plan to the inputs of a call.
 *
 * @throws KeyloomError `INPUT.INVALID`, `KEY.*`.
 */
export function querySource(connection: Connection, plan: QueryPlan, by: object, range?: object, filter?: object): Source {
  const inputs = checkInputs(plan.name, Object.keys(plan.by), plan.by, by)
  const sort = bindSort(plan, inputs, range)
  const equal = { ...plan.partition(inputs), ...sort.equal }
  const table = deployedTable(connection, plan.table)
  const expression = createExpression()
  const keyCondition = keyConditionText(plan, equal, sort, expression)
  const isolated = plan.isolate?.(expression)
  const asked = askedFilter(plan, filter, expression)
  const filterExpression = isolated === undefined || asked === undefined ? (isolated ?? asked) : `${isolated} AND ${asked}`
  const input: QueryCommandInput = { TableName: table, KeyConditionExpression: keyCondition }
  if (plan.index !== undefined) input.IndexName = plan.index
  if (filterExpression !== undefined) input.FilterExpression = filterExpression
  if (plan.project !== undefined) input.ProjectionExpression = plan.project.map((name) => expression.name(name)).join(', ')
  addPlaceholders(input, expression)
  if (!plan.forward) input.ScanIndexForward = false
  if (plan.consistent === true) input.ConsistentRead = true
  const source: { -readonly [Member in keyof Source]: Source[Member] } = {
    pattern: plan.name,
    operation: 'Query',
    command: queryCommand,
    table,
    consistency: plan.indexKind === 'global' ? 'never' : plan.consistent === true ? 'always' : 'possible',
    keys: plan.keys,
    equal,
    identity: () =>
      JSON.stringify([plan.name, table, plan.index ?? null, plan.forward, equal, sort, filterExpression ?? null, expression.values]),
    filtered: filterExpression !== undefined,
  }
  if (plan.index !== undefined) source.index = plan.index
  if (sort.condition.condition !== 'none') source.input = input
  if (connection.cursors !== undefined) source.seal = connection.cursors
  if (plan.limit !== undefined) source.limit = plan.limit
  if (sort.keeps !== undefined) source.keeps = sort.keeps
  return source
}

const queryCommand: Source['command'] = (input) => new QueryCommand(input as QueryCommandInput)

/** What the pattern fixes is a constant of its plan: only values are added to it. */
function keyConditionText({ condition }: QueryPlan, equal: Item, sort: BoundSort, expression: Expression): string {
  if (typeof condition !== 'string') return condition(equal, sort, expression)
  for (const name of Object.keys(equal)) expression.value(equal[name]!)
  if ('low' in sort.condition) expression.value(sort.condition.low)
  if ('high' in sort.condition) expression.value(sort.condition.high)
  return condition
}

/** Values that JSON has no form for, each in one of its own. */
export function exactly(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Uint8Array) return [...value]
  return value instanceof Set ? [...value] : value
}
