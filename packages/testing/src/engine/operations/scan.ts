import { checkAllUsed, readSubstitutions } from '../expression/substitutions.js'
import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { consumed, defineOperation, type Operation } from '../operation.js'
import { readPageExpressions } from '../page-expressions.js'
import { readPage } from '../read-page.js'
import { readSource } from '../read-source.js'
import { readSelection } from '../selection.js'
import { validation } from '../service-error.js'
import { startPosition } from '../start-key.js'
import { comparePositions, HASHES, type Position } from '../storage/position.js'
import * as shapes from '../wire/common-shapes.js'

/** Scan. */
export const scan: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    IndexName: shapes.indexName,
    FilterExpression: shapes.text,
    ProjectionExpression: shapes.text,
    ExpressionAttributeNames: shapes.names,
    ExpressionAttributeValues: shapes.item,
    Select: shapes.select,
    Limit: shapes.limit,
    ConsistentRead: shapes.flag,
    ExclusiveStartKey: shapes.item,
    Segment: { kind: 'integer', min: 0, max: 999_999 },
    TotalSegments: { kind: 'integer', min: 1, max: 1_000_000 },
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    ScanFilter: legacyShapes.conditionMap,
    AttributesToGet: legacyShapes.attributesToGet,
    ConditionalOperator: legacyShapes.conditionalOperator,
  },
  (db, input) => {
    refuseMixed(input, ['ScanFilter', 'AttributesToGet', 'ConditionalOperator'], ['FilterExpression', 'ProjectionExpression'])
    const { Segment, TotalSegments } = input
    checkSegments(Segment, TotalSegments)
    const hasExpression = input.FilterExpression !== undefined || input.ProjectionExpression !== undefined
    const substitutions = readSubstitutions(input, db.limits, hasExpression, input.FilterExpression !== undefined)
    const { filter, projection } = readPageExpressions(input, input.ScanFilter, substitutions)
    checkAllUsed(substitutions)
    const { table, index } = readSource(db, input)
    const selection = readSelection(table, index, input.Select, projection, filter)
    const start = input.ExclusiveStartKey === undefined ? undefined : startPosition(table, index, input.ExclusiveStartKey, db.limits)
    const locate = segmentOf(Segment, TotalSegments)
    if (start !== undefined && locate(start) !== 0) {
      throw validation(
        `The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${TotalSegments} Segment: ${Segment}`,
      )
    }
    const { page, tally } = readPage(db, {
      table,
      index,
      locate,
      comparePositions,
      start,
      forward: true,
      limit: input.Limit,
      filter,
      projection,
      selection,
      consistent: input.ConsistentRead ?? false,
      isSingle: false,
    })
    return { output: { ...page, ...consumed(input.ReturnConsumedCapacity, tally) }, capacity: [tally] }
  },
)

function checkSegments(segment: number | undefined, total: number | undefined): void {
  if (total !== undefined && segment === undefined)
    throw validation('The Segment parameter is required but was not present in the request when parameter TotalSegments is present')
  if (segment !== undefined && total === undefined)
    throw validation('The TotalSegments parameter is required but was not present in the request when Segment parameter is present')
  if (segment !== undefined && total !== undefined && segment >= total) {
    throw validation(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    )
  }
}

/** A segment is a run of hashes, so a cursor stays in the segment it came from. */
function segmentOf(segment: number | undefined, total: number | undefined): (position: Position) => number {
  if (segment === undefined || total === undefined) return () => 0
  return ({ hash }) => Math.floor((hash / HASHES) * total) - segment
}
