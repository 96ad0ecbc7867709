import { pathsOf } from '../expression/condition-paths.js'
import { toKeyCondition } from '../expression/key-condition.js'
import { parseCondition } from '../expression/parse-condition.js'
import { checkAllUsed, readSubstitutions } from '../expression/substitutions.js'
import type { Condition } from '../expression/syntax.js'
import { readLegacyConditions } from '../legacy/legacy-condition.js'
import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { consumed, defineOperation, type Operation } from '../operation.js'
import { readPageExpressions } from '../page-expressions.js'
import { readPage } from '../read-page.js'
import { readSource } from '../read-source.js'
import { readSelection, refuseUnprojectedFilter } from '../selection.js'
import { validation } from '../service-error.js'
import { startPosition } from '../start-key.js'
import { type KeySchema, keyAttributes } from '../storage/definition.js'
import { rangeOf } from '../storage/key-range.js'
import { comparePositions } from '../storage/position.js'
import * as shapes from '../wire/common-shapes.js'

/** Query. */
export const query: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    IndexName: shapes.indexName,
    KeyConditionExpression: shapes.text,
    FilterExpression: shapes.text,
    ProjectionExpression: shapes.text,
    ExpressionAttributeNames: shapes.names,
    ExpressionAttributeValues: shapes.item,
    Select: shapes.select,
    Limit: shapes.limit,
    ConsistentRead: shapes.flag,
    ScanIndexForward: shapes.flag,
    ExclusiveStartKey: shapes.item,
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    KeyConditions: legacyShapes.conditionMap,
    QueryFilter: legacyShapes.conditionMap,
    AttributesToGet: legacyShapes.attributesToGet,
    ConditionalOperator: legacyShapes.conditionalOperator,
  },
  (db, input) => {
    refuseMixed(
      input,
      ['KeyConditions', 'QueryFilter', 'AttributesToGet', 'ConditionalOperator'],
      ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression'],
    )
    const hasExpression = [input.KeyConditionExpression, input.FilterExpression, input.ProjectionExpression].some(
      (text) => text !== undefined,
    )
    const substitutions = readSubstitutions(input, db.limits, hasExpression, hasExpression)
    const { filter, projection } = readPageExpressions(input, input.QueryFilter, substitutions)
    const keys =
      input.KeyConditionExpression === undefined
        ? readLegacyConditions(input.KeyConditions, undefined, db.limits.nestingLevels)
        : parseCondition(input.KeyConditionExpression, 'KeyConditionExpression', substitutions)
    if (keys === undefined) {
      throw validation(
        input.KeyConditions === undefined
          ? 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'
          : 'Conditions can be of length 1 or 2 only',
      )
    }
    checkAllUsed(substitutions)
    const { table, index } = readSource(db, input)
    const schema = index?.definition.keys ?? table.keys
    const { locate } = rangeOf(toKeyCondition(keys, schema, db.limits))
    if (filter !== undefined) refuseKeyFilters(filter, schema)
    refuseUnprojectedFilter(table, index, filter)
    const selection = readSelection(table, index, input.Select, projection, filter)
    const start = input.ExclusiveStartKey === undefined ? undefined : startPosition(table, index, input.ExclusiveStartKey, db.limits)
    if (start !== undefined && locate(start) !== 0)
      throw validation('The provided starting key is outside query boundaries based on provided conditions')
    const { page, tally } = readPage(db, {
      table,
      index,
      locate,
      comparePositions,
      start,
      forward: input.ScanIndexForward ?? true,
      limit: input.Limit,
      filter,
      projection,
      selection,
      consistent: input.ConsistentRead ?? false,
      isSingle: index === undefined && table.keys.range.length === 0,
    })
    return { output: { ...page, ...consumed(input.ReturnConsumedCapacity, tally) }, capacity: [tally] }
  },
)

function refuseKeyFilters(filter: Condition, schema: KeySchema): void {
  const keys = new Set(keyAttributes(schema).map(({ name }) => name))
  for (const [name] of pathsOf(filter)) {
    if (keys.has(name)) throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`)
  }
}
