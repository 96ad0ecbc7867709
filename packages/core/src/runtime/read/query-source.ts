import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { assertNever } from '../../errors/index.js'
import type { SortCondition } from '../../keys/index.js'
import { isSameNumber } from '../codec/exact-number.js'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import { createExpression, type Expression, placeholders } from '../expression/expression.js'
import { checkInputs } from '../input.js'
import type { AttributeValue, Item } from '../item.js'
import type { QueryPlan } from '../plans.js'
import { filterText } from './filter.js'
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
  const keyCondition = keyConditionText(equal, sort, expression)
  const filterExpression =
    [plan.isolate?.(expression), filterText(plan.name, plan.filter, filter, expression)]
      .filter((text) => text !== undefined)
      .join(' AND ') || undefined
  const input: QueryCommandInput = {
    TableName: table,
    ...(plan.index !== undefined && { IndexName: plan.index }),
    KeyConditionExpression: keyCondition,
    ...(filterExpression !== undefined && { FilterExpression: filterExpression }),
    ...(plan.project !== undefined && { ProjectionExpression: plan.project.map((name) => expression.name(name)).join(', ') }),
    ...placeholders(expression),
    ...(!plan.forward && { ScanIndexForward: false }),
    ...(plan.consistent === true && { ConsistentRead: true }),
  }
  return {
    pattern: plan.name,
    operation: 'Query',
    table,
    ...(plan.index !== undefined && { index: plan.index }),
    ...(sort.condition.condition !== 'none' && { input }),
    consistency: plan.indexKind === 'global' ? 'never' : plan.consistent === true ? 'always' : 'possible',
    keys: plan.keys,
    equal,
    identity: () =>
      JSON.stringify([plan.name, table, plan.index ?? null, plan.forward, equal, sort, filterExpression ?? null, filter ?? null], exactly),
    ...(connection.cursors !== undefined && { seal: connection.cursors }),
    filtered: filterExpression !== undefined,
    ...(plan.limit !== undefined && { limit: plan.limit }),
    ...droppedEnds(sort),
  }
}

function keyConditionText(equal: Item, { attribute, condition }: BoundSort, expression: Expression): string {
  const clauses = Object.entries(equal).map(([name, value]) => `${expression.name(name)} = ${expression.value(value)}`)
  const clause = attribute === undefined ? undefined : sortClause(attribute, condition, expression)
  return [...clauses, ...(clause === undefined ? [] : [clause])].join(' AND ')
}

function sortClause(attribute: string, condition: SortCondition<AttributeValue>, expression: Expression): string | undefined {
  const compare = (operator: string, value: AttributeValue): string =>
    `${expression.name(attribute)} ${operator} ${expression.value(value)}`
  switch (condition.condition) {
    case 'all':
    case 'none':
      return undefined
    case 'equal':
      return compare('=', condition.low)
    case 'prefix':
      return `begins_with(${expression.name(attribute)}, ${expression.value(condition.low)})`
    case 'from':
      return compare('>=', condition.low)
    case 'above':
      return compare('>', condition.low)
    case 'to':
      return compare('<=', condition.high)
    case 'below':
      return compare('<', condition.high)
    case 'between':
      return `${compare('BETWEEN', condition.low)} AND ${expression.value(condition.high)}`
    default:
      return assertNever(condition)
  }
}

function droppedEnds({ attribute, condition }: BoundSort): Pick<Source, 'keeps'> {
  if (attribute === undefined || condition.condition !== 'between') return {}
  const { low, high, dropLow, dropHigh } = condition
  if (!dropLow && !dropHigh) return {}
  return {
    keeps(item) {
      const value = item[attribute]
      return !(dropLow && isSame(value, low)) && !(dropHigh && isSame(value, high))
    },
  }
}

function isSame(a: AttributeValue | undefined, b: AttributeValue): boolean {
  return b.N === undefined ? a?.S === b.S : a?.N !== undefined && isSameNumber(a.N, b.N)
}

/** Values that JSON has no form for, each in one of its own. */
export function exactly(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Uint8Array) return [...value]
  return value instanceof Set ? [...value] : value
}
