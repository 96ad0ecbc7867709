import { commit } from '../commit.js'
import type { Database } from '../database.js'
import { collectionMetrics, type ItemCollectionMetrics } from '../item-collection.js'
import { consumedByTable, defineOperation, type Operation, type OperationResult } from '../operation.js'
import { serviceError, validation } from '../service-error.js'
import type { Change } from '../storage/change.js'
import { planTransaction, transactionCost } from '../transaction.js'
import { canonicalJson } from '../wire/canonical-json.js'
import * as shapes from '../wire/common-shapes.js'
import type { StructureOf } from '../wire/shape.js'
import { type PreparedWrite, prepareCheck, prepareDelete, preparePut, prepareUpdate } from '../write-action.js'

const conditional = {
  TableName: shapes.tableName,
  ConditionExpression: shapes.text,
  ExpressionAttributeNames: shapes.names,
  ExpressionAttributeValues: shapes.item,
  ReturnValuesOnConditionCheckFailure: shapes.returnOnFailure,
} as const

const fields = {
  TransactItems: {
    kind: 'list',
    required: true,
    min: 1,
    of: {
      kind: 'structure',
      fields: {
        ConditionCheck: {
          kind: 'structure',
          fields: { ...conditional, Key: shapes.requiredItem, ConditionExpression: { kind: 'string', required: true } },
        },
        Put: { kind: 'structure', fields: { ...conditional, Item: shapes.requiredItem } },
        Delete: { kind: 'structure', fields: { ...conditional, Key: shapes.requiredItem } },
        Update: {
          kind: 'structure',
          fields: { ...conditional, Key: shapes.requiredItem, UpdateExpression: { kind: 'string', required: true } },
        },
      },
    },
  },
  ClientRequestToken: { kind: 'string', min: 1, max: 36 },
  ReturnConsumedCapacity: shapes.returnConsumedCapacity,
  ReturnItemCollectionMetrics: shapes.returnItemCollectionMetrics,
} as const

type Input = StructureOf<typeof fields>

/** TransactWriteItems. */
export const transactWriteItems: Operation = defineOperation(fields, (db, input) => {
  if (input.TransactItems.length > db.limits.transactionItems) {
    throw validation(
      `1 validation error detected: Value '[...]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${db.limits.transactionItems}`,
    )
  }
  const writes = input.TransactItems.map((item) => prepare(db, item))
  const payload = input.ClientRequestToken === undefined ? '' : canonicalJson(input.TransactItems)
  return replay(db, input, payload) ?? run(db, input, writes, payload)
})

function run(db: Database, input: Input, writes: readonly PreparedWrite[], payload: string): OperationResult {
  const { actions, changes } = planTransaction(db, writes)
  const { written, replayed } = transactionCost(changes)
  for (const tally of written) db.admit(tally)
  commit(
    db,
    changes.filter((_, i) => actions[i]!.kind !== 'check'),
  )
  if (input.ClientRequestToken !== undefined) {
    const expiresAt = db.now() + db.limits.tokenLifetimeMs
    db.transactions.set(input.ClientRequestToken, { payload, expiresAt, cost: replayed })
  }
  return {
    output: {
      ...consumedByTable(input.ReturnConsumedCapacity, written, true),
      ...(input.ReturnItemCollectionMetrics === 'SIZE' ? { ItemCollectionMetrics: metricsOf(changes) } : {}),
    },
    capacity: written,
  }
}

/** The answer to a transaction that was already done under the same token: nothing is written again. */
function replay(db: Database, input: Input, payload: string): OperationResult | undefined {
  if (input.ClientRequestToken === undefined) return undefined
  const remembered = db.transactions.get(input.ClientRequestToken)
  if (remembered === undefined) return undefined
  if (remembered.expiresAt <= db.now()) {
    db.transactions.delete(input.ClientRequestToken)
    return undefined
  }
  if (remembered.payload !== payload)
    throw serviceError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request.',
    )
  return { output: consumedByTable(input.ReturnConsumedCapacity, remembered.cost, true), capacity: remembered.cost }
}

function prepare(db: Database, item: Input['TransactItems'][number]): PreparedWrite {
  const { ConditionCheck, Put, Delete, Update } = item
  if ([ConditionCheck, Put, Delete, Update].filter((each) => each !== undefined).length > 1)
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete')
  if (ConditionCheck !== undefined) return prepareCheck(db, ConditionCheck)
  if (Put !== undefined) return preparePut(db, Put)
  if (Delete !== undefined) return prepareDelete(db, Delete)
  if (Update !== undefined) return prepareUpdate(db, Update)
  throw validation('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request')
}

function metricsOf(changes: readonly Change[]): Readonly<Record<string, readonly ItemCollectionMetrics[]>> {
  const metrics = new Map<string, ItemCollectionMetrics[]>()
  for (const change of changes) {
    const metric = collectionMetrics(change.table, change)
    if (metric !== undefined) metrics.set(change.table.name, [...(metrics.get(change.table.name) ?? []), metric])
  }
  return Object.fromEntries(metrics)
}
