import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { assertNever } from '../../errors/index.js'
import type { SortCondition } from '../../keys/index.js'
import { isSameNumber } from '../codec/exact-number.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { addPlaceholders, createExpression, type Expression } from '../expression/expression.js'
import { checkInputs } from '../input.js'
import type { AttributeValue, Item } from '../item.js'
import type { QueryPlan } from '../plans.js'
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
  const keeps = withoutEnds(sort)
  if (keeps !== undefined) source.keeps = keeps
  return source
}

/** What the pattern fixes is a constant of its plan; only values, and a range that the call asks for, are added to it. */
function keyConditionText(plan: QueryPlan, equal: Item, sort: BoundSort, expression: Expression): string {
  const { condition: fixed } = plan
  if (fixed === undefined) {
    const clauses = Object.keys(equal).map((name) => `${expression.name(name)} = ${expression.value(equal[name]!)}`)
    return withSort(clauses.join(' AND '), sort, (name) => expression.name(name), expression)
  }
  for (const name of Object.keys(equal)) expression.value(equal[name]!)
  if (plan.sort?.kind === 'range') return withSort(fixed, sort, (name) => name, expression)
  const { condition } = sort
  if ('low' in condition) expression.value(condition.low)
  if ('high' in condition) expression.value(condition.high)
  return fixed
}

function withSort(text: string, { attribute, condition }: BoundSort, place: (name: string) => string, expression: Expression): string {
  if (attribute === undefined || condition.condition === 'all' || condition.condition === 'none') return text
  return `${text} AND ${sortClause(place(attribute), condition, expression)}`
}

type Clause = Exclude<SortCondition<AttributeValue>, { readonly condition: 'all' | 'none' }>

function sortClause(place: string, condition: Clause, expression: Expression): string {
  const compare = (operator: string, value: AttributeValue): string => `${place} ${operator} ${expression.value(value)}`
  switch (condition.condition) {
    case 'equal':
      return compare('=', condition.low)
    case 'prefix':
      return `begins_with(${place}, ${expression.value(condition.low)})`
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

function withoutEnds({ attribute, condition }: BoundSort): Source['keeps'] {
  if (attribute === undefined || condition.condition !== 'between') return undefined
  const { low, high, dropLow, dropHigh } = condition
  if (!dropLow && !dropHigh) return undefined
  return (item) => {
    const value = item[attribute]
    return !(dropLow && isSame(value, low)) && !(dropHigh && isSame(value, high))
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
