import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'
import * as shapes from '../wire/common-shapes.js'
import { preparePut } from '../write-action.js'
import { writeOne } from '../write-one.js'

/** PutItem. */
export const putItem: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    Item: shapes.requiredItem,
    ConditionExpression: shapes.text,
    ExpressionAttributeNames: shapes.names,
    ExpressionAttributeValues: shapes.item,
    ReturnValues: shapes.returnValues,
    ReturnValuesOnConditionCheckFailure: shapes.returnOnFailure,
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    ReturnItemCollectionMetrics: shapes.returnItemCollectionMetrics,
    Expected: legacyShapes.expectedMap,
    ConditionalOperator: legacyShapes.conditionalOperator,
  },
  (db, input) => {
    refuseMixed(input, ['Expected', 'ConditionalOperator'], ['ConditionExpression'])
    if (input.ReturnValues !== undefined && input.ReturnValues !== 'ALL_OLD' && input.ReturnValues !== 'NONE')
      throw validation('ReturnValues can only be ALL_OLD or NONE')
    return writeOne(db, preparePut(db, input)(), input, ({ before }) => (input.ReturnValues === 'ALL_OLD' ? before?.item : undefined))
  },
)
