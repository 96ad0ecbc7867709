import { addWrite, newTally } from './capacity.js'
import { commit } from './commit.js'
import type { Database } from './database.js'
import { collectionMetrics } from './item-collection.js'
import { consumed, type OperationResult } from './operation.js'
import type { Change } from './storage/change.js'
import type { Item } from './value/value.js'
import { encodeItem } from './value/wire.js'
import { planAction, type WriteAction } from './write-action.js'

/** What a request to write one item wants to hear back. */
interface Reporting {
  readonly ReturnConsumedCapacity?: string | undefined
  readonly ReturnItemCollectionMetrics?: string | undefined
}

/** Does one write by itself. `attributesOf` picks what the answer shows of the item. */
export function writeOne(
  db: Database,
  action: WriteAction,
  input: Reporting,
  attributesOf: (change: Change) => Item | undefined,
): OperationResult {
  const change = planAction(db, action)
  const tally = newTally(action.table.name)
  addWrite(tally, change, 1)
  db.admit(tally)
  commit(db, [change])
  const attributes = attributesOf(change)
  const metrics = input.ReturnItemCollectionMetrics === 'SIZE' ? collectionMetrics(action.table, change) : undefined
  return {
    output: {
      ...(attributes === undefined ? {} : { Attributes: encodeItem(attributes) }),
      ...(metrics === undefined ? {} : { ItemCollectionMetrics: metrics }),
      ...consumed(input.ReturnConsumedCapacity, tally),
    },
    capacity: [tally],
  }
}
