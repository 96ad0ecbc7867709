import type { ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { ScanPlan } from '../plans.js'
import { filterText } from './filter.js'
import { exactly } from './query-source.js'
import type { Source } from './source.js'

/** Binds a plan of a Scan, which only a schema that opted in has. */
export function scanSource(connection: Connection, plan: ScanPlan, filter?: object): Source {
  const table = deployedTable(connection, plan.table)
  const expression = createExpression()
  const filterExpression = filterText(plan.name, plan.filter, filter, expression)
  const input: ScanCommandInput = {
    TableName: table,
    ...(plan.index !== undefined && { IndexName: plan.index }),
    ...(filterExpression !== undefined && { FilterExpression: filterExpression }),
    ...(plan.project !== undefined && { ProjectionExpression: plan.project.map((name) => expression.name(name)).join(', ') }),
    ...placeholders(expression),
    ...(plan.consistent === true && { ConsistentRead: true }),
  }
  return {
    pattern: plan.name,
    operation: 'Scan',
    table,
    ...(plan.index !== undefined && { index: plan.index }),
    input,
    because: plan.because,
    consistency: plan.indexKind === 'global' ? 'never' : plan.consistent === true ? 'always' : 'possible',
    keys: plan.keys,
    equal: {},
    identity: () => JSON.stringify([plan.name, table, plan.index ?? null, filterExpression ?? null, filter ?? null], exactly),
    ...(connection.cursors !== undefined && { seal: connection.cursors }),
    // A scan passes by the items of all other entities.
    filtered: true,
    ...(plan.limit !== undefined && { limit: plan.limit }),
  }
}
