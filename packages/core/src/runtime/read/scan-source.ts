import type { ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import { invalidInput } from '../input.js'
import type { ScanPlan } from '../plans.js'
import { declareScan } from '../refuse-scans/declared.js'
import { ScanCommand } from '../sdk.js'
import { askedFilter } from './asked-filter.js'
import { exactly } from './query-source.js'
import type { Source } from './source.js'

/** One of the parts that DynamoDB cuts a table or index into, so that several callers read it at once. */
export interface Segment {
  /** From 0 up to, not including, `of`. */
  readonly segment: number
  readonly of: number
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html: TotalSegments. */
const mostSegments = 1_000_000

/**
 * Binds a plan of a Scan, which only a schema that opted in has.
 *
 * @throws KeyloomError `INPUT.INVALID`.
 */
export function scanSource(connection: Connection, plan: ScanPlan, filter?: object, part?: Segment): Source {
  if (part !== undefined) checkSegment(plan.name, part)
  const table = deployedTable(connection, plan.table)
  const expression = createExpression()
  const filterExpression = askedFilter(plan, filter, expression)
  const input: ScanCommandInput = {
    TableName: table,
    ...(plan.index !== undefined && { IndexName: plan.index }),
    ...(filterExpression !== undefined && { FilterExpression: filterExpression }),
    ...(plan.project !== undefined && { ProjectionExpression: plan.project.map((name) => expression.name(name)).join(', ') }),
    ...placeholders(expression),
    ...(plan.consistent === true && { ConsistentRead: true }),
    ...(part !== undefined && { Segment: part.segment, TotalSegments: part.of }),
  }
  const parts = part === undefined ? [] : [part.segment, part.of]
  return {
    pattern: plan.name,
    operation: 'Scan',
    table,
    ...(plan.index !== undefined && { index: plan.index }),
    input,
    command: (of) => declareScan(new ScanCommand(of), plan.because),
    consistency: plan.indexKind === 'global' ? 'never' : plan.consistent === true ? 'always' : 'possible',
    keys: plan.keys,
    equal: {},
    identity: () => JSON.stringify([plan.name, table, plan.index ?? null, filterExpression ?? null, filter ?? null, ...parts], exactly),
    ...(connection.cursors !== undefined && { seal: connection.cursors }),
    // A scan passes by the items of all other entities.
    filtered: true,
    ...(plan.limit !== undefined && { limit: plan.limit }),
  }
}

function checkSegment(pattern: string, { segment, of }: Segment): void {
  if (!Number.isInteger(of) || of < 1 || of > mostSegments) {
    throw invalidInput(pattern, 'of', of, `a scan has from 1 to ${mostSegments} segments`)
  }
  if (!Number.isInteger(segment) || segment < 0 || segment >= of) {
    throw invalidInput(pattern, 'segment', segment, `the segments of this scan are 0 to ${of - 1}`)
  }
}
