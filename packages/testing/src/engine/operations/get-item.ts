import { addRead, newTally, readUnits, touchRead } from '../capacity.js'
import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { consumed, defineOperation, type Operation } from '../operation.js'
import { prepareRead, readOne } from '../read-one.js'
import { encodeItem } from '../value/wire.js'
import * as shapes from '../wire/common-shapes.js'

/** GetItem. */
export const getItem: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    Key: shapes.requiredItem,
    ConsistentRead: shapes.flag,
    ProjectionExpression: shapes.text,
    ExpressionAttributeNames: shapes.names,
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    AttributesToGet: legacyShapes.attributesToGet,
  },
  (db, input) => {
    refuseMixed(input, ['AttributesToGet'], ['ProjectionExpression'])
    const target = prepareRead(db, input)()
    const { item, size } = readOne(target, input.ConsistentRead === true)
    const tally = newTally(target.table.name)
    const units = readUnits(size, input.ConsistentRead === true ? 1 : 0.5)
    addRead(tally, undefined, units)
    touchRead(tally, target.table, undefined, target.position.partition, units)
    db.admit(tally)
    const capacity = consumed(input.ReturnConsumedCapacity, tally)
    return { output: item === undefined ? capacity : { Item: encodeItem(item), ...capacity }, capacity: [tally] }
  },
)
