import { projectItem } from '../expression/paths.js'
import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { defineOperation, type Operation } from '../operation.js'
import type { Change } from '../storage/change.js'
import type { Item } from '../value/value.js'
import * as shapes from '../wire/common-shapes.js'
import { prepareUpdate, type WriteAction } from '../write-action.js'
import { writeOne } from '../write-one.js'

/** UpdateItem. */
export const updateItem: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    Key: shapes.requiredItem,
    UpdateExpression: shapes.text,
    ConditionExpression: shapes.text,
    ExpressionAttributeNames: shapes.names,
    ExpressionAttributeValues: shapes.item,
    ReturnValues: shapes.returnValues,
    ReturnValuesOnConditionCheckFailure: shapes.returnOnFailure,
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    ReturnItemCollectionMetrics: shapes.returnItemCollectionMetrics,
    AttributeUpdates: legacyShapes.updateMap,
    Expected: legacyShapes.expectedMap,
    ConditionalOperator: legacyShapes.conditionalOperator,
  },
  (db, input) => {
    refuseMixed(input, ['AttributeUpdates', 'Expected', 'ConditionalOperator'], ['UpdateExpression', 'ConditionExpression'])
    const action = prepareUpdate(db, input)()
    return writeOne(db, action, input, (change) => returned(input.ReturnValues ?? 'NONE', action, change))
  },
)

function returned(mode: string, { update }: WriteAction, { before, after }: Change): Item | undefined {
  const item = mode.endsWith('OLD') ? before?.item : mode.endsWith('NEW') ? after?.item : undefined
  if (item === undefined || mode.startsWith('ALL')) return item
  const touched = update === undefined ? undefined : projectItem(item, update.tree)
  return touched?.size === 0 ? undefined : touched
}
