import { isKeyloomError, type KeyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import { inRounds, type Round } from '../kept/send-together.js'
import { property, setOwn } from '../own-property.js'
import type { TransactOperation } from '../transact/operation.js'
import type { PreparedOperation } from '../transact/prepare-operation.js'
import {
  prepareTransaction,
  sendTransaction,
  type TransactOperationsByName,
  type TransactOptions,
  type TransactResults,
} from '../transact/transact.js'
import type { TransactionFailure } from '../transact/transaction-error.js'
import { checkKey } from '../write/entity-key.js'
import { withinCall } from '../write/within-call.js'
import { settle } from './settle.js'
import { absentThere, underOneKey } from './under-one-key.js'

/**
 * As `transact`. What would be done as if there were no item checks that there is none under its other key either; where an item is there,
 * it is brought under its key, and the transaction is sent again.
 *
 * @throws KeyloomError as `transact` and as {@link settle}.
 */
export async function transactSettled<O extends TransactOperationsByName>(
  connection: Connection,
  operations: O,
  options: TransactOptions = {},
  pattern = 'transact',
): Promise<TransactResults<O>> {
  const within = withinCall(connection, pattern, options)
  const moving = movingOf(operations)
  const { prepared, attempt, results } = prepareTransaction(within, withoutChecks(operations, moving), options)
  const sent = [...prepared, ...moving.flatMap(([name, operation]) => checksOf(within, name, operation))]
  let isLast = false
  return inRounds(within, async (): Promise<Round<TransactResults<O>>> => {
    try {
      await sendTransaction(within, sent, attempt, { pattern, call: within.call })
      return { done: results }
    } catch (error) {
      if (!isKeyloomError(error, 'TRANSACTION.CANCELED') || !mayBeElsewhere(error, moving)) throw error
      // Where none is there any more, it may have been brought here since: that is found out once.
      const isMoved = await settleAny(within, moving)
      if (isLast && !isMoved) throw error
      isLast = !isMoved
      return { again: error }
    }
  })
}

/** Whether an operation has failed as it does where the item is under its other key. */
function mayBeElsewhere({ payload }: KeyloomError, moving: Moving): boolean {
  const { failures } = payload as { readonly failures: Readonly<Record<string, TransactionFailure>> }
  return moving.some(([name]) => {
    const code = (property(failures, name) as TransactionFailure | undefined)?.code
    return code === 'ITEM.NOT_FOUND' || code === 'ITEM.EXISTS'
  })
}

type Moving = readonly (readonly [name: string, operation: TransactOperation])[]

function movingOf(operations: TransactOperationsByName): Moving {
  return Object.keys(operations).flatMap((name) => {
    const operation = property(operations, name) as TransactOperation | undefined
    return operation?.plan.otherKey === undefined ? [] : [[name, operation] as const]
  })
}

/** The operations, as if their items had one key: what checks the other one needs nothing read, and is added for all of them alike. */
function withoutChecks<O extends TransactOperationsByName>(operations: O, moving: Moving): O {
  const bare: Record<string, TransactOperation | undefined> = { ...operations }
  for (const [name, operation] of moving) {
    const { keeps: all = [], ...plan } = operation.plan
    const keeps = all.filter((keep) => keep !== underOneKey)
    setOwn(bare, name, { ...operation, plan: keeps.length === 0 ? plan : { ...plan, keeps } })
  }
  return bare as O
}

/** An update, and a check of an item, demand that it is here. */
function checksOf(connection: Connection, name: string, { plan, request }: TransactOperation): PreparedOperation[] {
  if (request.action === 'update' || (request.action === 'check' && request.options.exists !== false)) return []
  const subject = `${plan.name}.${request.action}`
  const { values } = checkKey(plan, subject, keyOf(request))
  return [{ names: [name], write: absentThere(plan, subject, deployedTable(connection, plan.table), values), result: undefined }]
}

/** Whether one of the items was under its other key. */
async function settleAny(connection: Connection, moving: Moving): Promise<boolean> {
  let isAny = false
  for (const [, { plan, request }] of moving) if ((await settle(connection, plan, keyOf(request))) === 'moved') isAny = true
  return isAny
}

function keyOf(request: TransactOperation['request']): object {
  return 'key' in request ? request.key : request.input
}
