import { addRead, newTally, readUnits, type Tally, touchRead } from '../capacity.js'
import { consumedByTable, defineOperation, type Operation } from '../operation.js'
import { prepareRead, readOne } from '../read-one.js'
import { validation } from '../service-error.js'
import { attempt, refuseRepeatedItems, transactionCancelled } from '../transaction.js'
import { itemSize } from '../value/size.js'
import { encodeItem } from '../value/wire.js'
import * as shapes from '../wire/common-shapes.js'

/** TransactGetItems. */
export const transactGetItems: Operation = defineOperation(
  {
    TransactItems: {
      kind: 'list',
      required: true,
      min: 1,
      max: 100,
      of: {
        kind: 'structure',
        fields: {
          Get: {
            kind: 'structure',
            required: true,
            fields: {
              TableName: shapes.tableName,
              Key: shapes.requiredItem,
              ProjectionExpression: shapes.text,
              ExpressionAttributeNames: shapes.names,
            },
          },
        },
      },
    },
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
  },
  (db, { TransactItems, ReturnConsumedCapacity }) => {
    const attempts = TransactItems.map(({ Get }) => prepareRead(db, Get)).map(attempt)
    const targets = attempts.flatMap(({ done }) => done ?? [])
    refuseRepeatedItems(targets)
    if (targets.length < attempts.length) throw transactionCancelled(attempts.map(({ reason }) => reason))
    const tallies = new Map<string, Tally>()
    let bytes = 0
    const responses = targets.map((target) => {
      const { name } = target.table
      const { item, size } = readOne(target, true)
      const tally = tallies.get(name) ?? newTally(name)
      tallies.set(name, tally)
      const units = readUnits(size, 2)
      addRead(tally, undefined, units)
      touchRead(tally, target.table, undefined, target.position.partition, units)
      bytes += item === undefined ? 0 : itemSize(item)
      return item === undefined ? {} : { Item: encodeItem(item) }
    })
    if (bytes > db.limits.transactionBytes) throw validation('The aggregate size of the items in the transaction exceeds the limit')
    for (const tally of tallies.values()) db.admit(tally)
    return {
      output: { ...consumedByTable(ReturnConsumedCapacity, [...tallies.values()], true), Responses: responses },
      capacity: [...tallies.values()],
    }
  },
)
