import { isKeyloomError, type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import { inRounds, type Round } from '../kept/send-together.js'
import { property } from '../own-property.js'
import type { TransactOperation } from '../transact/operation.js'
import {
  prepareTransaction,
  sendTransaction,
  type TransactOperationsByName,
  type TransactOptions,
  type TransactResults,
} from '../transact/transact.js'
import type { TransactionFailure } from '../transact/transaction-error.js'
import type { PreparedOperation, PreparedWrite } from '../write/prepared-write.js'
import { withinCall } from '../write/within-call.js'
import { settle } from './settle.js'
import type { SettledOperation } from './settled-operations.js'

/**
 * As `transact`, of operations that {@link settledOperations} makes. Where an item is under its other key, it is brought under its own, and
 * the transaction is sent again.
 *
 * @throws KeyloomError as `transact` and as {@link settle}.
 *
 * @example
 * ```ts
 * import { settledOperations, transactSettled } from '@keyloom/core/runtime'
 *
 * await transactSettled(connection, { label: settledOperations(boardPlans.label).delete({ name: 'urgent' }) })
 * ```
 */
export async function transactSettled<O extends TransactOperationsByName>(
  connection: Connection,
  operations: O,
  options: TransactOptions = {},
  pattern = 'transact',
): Promise<TransactResults<O>> {
  const within = withinCall(connection, pattern, options)
  const moving = movingOf(operations)
  const { prepared, attempt, results } = prepareTransaction(within, operations, options)
  let isLast = false
  return inRounds(within, async (): Promise<Round<TransactResults<O>>> => {
    try {
      await sendTransaction(within, prepared, attempt, { pattern, call: within.call })
      return { done: results }
    } catch (error) {
      if (!isKeyloomError(error, 'TRANSACTION.CANCELED')) throw error
      const parents = missingParents(error, prepared)
      if (parents.length === 0 && !mayBeElsewhere(error, moving)) throw error
      // Where none is there any more, it may have been brought here since: that is found out once.
      let isMoved = await settleAny(within, moving)
      for (const { settle } of parents) if ((await settle?.(within, undefined)) !== undefined) isMoved = true
      if (isLast && !isMoved) throw error
      isLast = !isMoved
      return { again: isMoved ? takenBackTogether(error) : error }
    }
  })
}

/** The error for a transaction that has found items elsewhere each time, although they had been brought here. */
function takenBackTogether(cause: unknown): KeyloomError {
  return keyloomError('TRANSACTION.CANCELED', 'Nothing was written. Other writers take items back under their other keys all the while.', {
    fix: 'Call it again; and deploy one release everywhere before the next one.',
    payload: { failures: {}, retryable: true },
    cause,
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

/** The writes that have found nothing of a parent that may be under its other key. */
function missingParents({ payload }: KeyloomError, prepared: readonly PreparedOperation[]): readonly PreparedWrite[] {
  const failures = Object.values(payload.failures as Readonly<Record<string, TransactionFailure>>)
  const isMissing = ({ key }: PreparedWrite) => failures.some((failure) => failure.key === key && failure.item === undefined)
  return prepared.flatMap(({ write }) => (write.settle !== undefined && isMissing(write) ? [write] : []))
}

/** Operations on items that may be under their other key, by their names. */
type Moving = readonly (readonly [name: string, operation: SettledOperation])[]

function movingOf(operations: TransactOperationsByName): Moving {
  return Object.keys(operations).flatMap((name) => {
    const operation = property(operations, name) as TransactOperation | SettledOperation | undefined
    return operation !== undefined && 'key' in operation ? [[name, operation] as const] : []
  })
}

/** Whether one of the items was under its other key. */
async function settleAny(connection: Connection, moving: Moving): Promise<boolean> {
  let isAny = false
  for (const [, { plan, key }] of moving) if ((await settle(connection, plan, key)) === 'moved') isAny = true
  return isAny
}
