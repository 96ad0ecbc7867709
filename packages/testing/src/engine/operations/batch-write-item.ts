import { isAdmitted } from '../admission.js'
import { refuseBadTableNames } from '../batch-tables.js'
import { addWrite, mergeTally, newTally, type Tally } from '../capacity.js'
import { commit } from '../commit.js'
import type { Database } from '../database.js'
import { collectionMetrics, type ItemCollectionMetrics } from '../item-collection.js'
import { consumedByTable, defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'
import type { WireItem } from '../value/wire.js'
import * as shapes from '../wire/common-shapes.js'
import { planAction, prepareDelete, preparePut, type WriteAction } from '../write-action.js'

interface WriteRequest {
  readonly PutRequest?: { readonly Item: WireItem } | undefined
  readonly DeleteRequest?: { readonly Key: WireItem } | undefined
}

/** BatchWriteItem. Each write is by itself: what makes one of them fail does not take back the others. */
export const batchWriteItem: Operation = defineOperation(
  {
    RequestItems: {
      kind: 'map',
      required: true,
      min: 1,
      of: {
        kind: 'list',
        min: 1,
        of: {
          kind: 'structure',
          fields: {
            PutRequest: { kind: 'structure', fields: { Item: shapes.requiredItem } },
            DeleteRequest: { kind: 'structure', fields: { Key: shapes.requiredItem } },
          },
        },
      },
    },
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
    ReturnItemCollectionMetrics: shapes.returnItemCollectionMetrics,
  },
  (db, { RequestItems, ReturnConsumedCapacity, ReturnItemCollectionMetrics }) => {
    refuseBadTableNames(RequestItems)
    const requests = Object.entries(RequestItems).flatMap(([name, list]) => list.map((request) => ({ name, request })))
    if (requests.length > db.limits.batchWriteItems) throw validation('Too many items requested for the BatchWriteItem call')
    const seen = new Set<string>()
    const actions = requests.map(({ name, request }) => actionOf(db, name, request, seen))
    const tallies = new Map<string, Tally>()
    const metrics = new Map<string, ItemCollectionMetrics[]>()
    const unprocessed: { readonly name: string; readonly request: WriteRequest }[] = []
    for (const [i, action] of actions.entries()) {
      const { name } = action.table
      const change = planAction(db, action)
      const own = newTally(name)
      addWrite(own, change, 1)
      if (!isAdmitted(db, own)) {
        unprocessed.push(requests[i]!)
        continue
      }
      commit(db, [change])
      const tally = tallies.get(name) ?? newTally(name)
      tallies.set(name, tally)
      mergeTally(tally, own)
      const metric = collectionMetrics(action.table, change)
      if (metric !== undefined) metrics.set(name, [...(metrics.get(name) ?? []), metric])
    }
    return {
      output: {
        UnprocessedItems: byTable(unprocessed),
        ...(ReturnItemCollectionMetrics === 'SIZE' ? { ItemCollectionMetrics: Object.fromEntries(metrics) } : {}),
        ...consumedByTable(ReturnConsumedCapacity, [...tallies.values()], false),
      },
      capacity: [...tallies.values()],
    }
  },
)

function byTable(
  requests: readonly { readonly name: string; readonly request: WriteRequest }[],
): Readonly<Record<string, readonly WriteRequest[]>> {
  const tables = new Map<string, WriteRequest[]>()
  for (const { name, request } of requests) tables.set(name, [...(tables.get(name) ?? []), request])
  return Object.fromEntries(tables)
}

function actionOf(db: Database, name: string, { PutRequest, DeleteRequest }: WriteRequest, seen: Set<string>): WriteAction {
  if (PutRequest !== undefined && DeleteRequest !== undefined) {
    throw validation('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')
  }
  if (PutRequest === undefined && DeleteRequest === undefined)
    throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  const action =
    PutRequest !== undefined
      ? preparePut(db, { TableName: name, Item: PutRequest.Item })()
      : prepareDelete(db, { TableName: name, Key: DeleteRequest!.Key })()
  const identity = JSON.stringify([action.table.name, action.position.partition, ...action.position.sort])
  if (seen.has(identity)) throw validation('Provided list of item keys contains duplicates')
  seen.add(identity)
  return action
}
