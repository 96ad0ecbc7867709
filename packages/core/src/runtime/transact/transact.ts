import { type Call, type CallLimits, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import { invalidInput } from '../input.js'
import { property, setOwn } from '../own-property.js'
import { TransactWriteItemsCommand } from '../sdk.js'
import { send } from '../send.js'
import type { PreparedOperation } from '../write/prepared-write.js'
import { checkCount, checkTransaction } from './check-transaction.js'
import type { TransactOperation } from './operation.js'
import { type TransactionAttempt, transactionError } from './transaction-error.js'

/** The operations of a transaction, by the names that results and failures have; what is `undefined` is left out. */
export type TransactOperationsByName = { readonly [name: string]: TransactOperation | undefined }

/** What a transaction gives: of create and put the entity as it is stored, of the others nothing. */
export type TransactResults<O> = {
  readonly [Name in keyof O]: O[Name] extends TransactOperation<infer Result> ? Result : undefined
}

/** Options of a transaction. */
export interface TransactOptions extends CallLimits {
  /**
   * A token of 1 to 36 characters: a second call with it and the same operations, within ten minutes, has no second effect. Made anew for
   * each call where it is not given; the SDK's retries always share it.
   */
  readonly token?: string
  /** Of the payload of `TRANSACTION.UNKNOWN`, to ask again: the same token and the same timestamps. */
  readonly attempt?: TransactionAttempt
}

/**
 * Sends all of these writes in one request: all are done, or none is. Each operation is checked as the write of the same name is, before
 * anything leaves. Costs twice the capacity of the same writes. `pattern` is what observation calls it: the name of a declared
 * transaction.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 *
 * @throws KeyloomError `TRANSACTION.CANCELED` (`payload.failures` by name), `TRANSACTION.UNKNOWN`, `TRANSACTION.INVALID`,
 * `TRANSACTION.TOKEN_REUSED`, and what the writes throw before anything is sent.
 *
 * @example
 * ```ts
 * import { transact, transactOperations } from '@keyloom/core/runtime'
 *
 * const { order } = await transact(connection, {
 *   order: transactOperations(plans.order).create({ customerId, orderId, placedAt, status: 'open', total: 4200 }),
 * })
 * ```
 */
export async function transact<O extends TransactOperationsByName>(
  connection: Connection,
  operations: O,
  options: TransactOptions = {},
  pattern = 'transact',
): Promise<TransactResults<O>> {
  const call = startCall(pattern, options)
  const { prepared, attempt, results } = prepareTransaction(connection, operations, options)
  await sendTransaction(connection, prepared, attempt, { pattern, call })
  return results
}

/** Everything that a transaction sends, checked, and what it gives once it is done. */
interface PreparedTransaction<O> {
  readonly prepared: readonly PreparedOperation[]
  readonly attempt: TransactionAttempt
  readonly results: TransactResults<O>
}

/** @throws KeyloomError what the writes throw before anything is sent. */
export function prepareTransaction<O extends TransactOperationsByName>(
  connection: Connection,
  operations: O,
  options: TransactOptions,
): PreparedTransaction<O> {
  const attempt = options.attempt ?? { token: options.token ?? connection.token?.() ?? crypto.randomUUID(), now: connection.now() }
  if (typeof attempt.token !== 'string' || attempt.token.length < 1 || attempt.token.length > 36) {
    throw invalidInput('transact', 'token', attempt.token, 'it is text of 1 to 36 characters')
  }
  const prepared: PreparedOperation[] = []
  const results: Record<string, unknown> = {}
  for (const name of Object.keys(operations)) {
    const operation = property(operations, name) as TransactOperation | undefined
    if (operation === undefined) continue
    const writes = operation.prepare(connection, name, attempt.now)
    for (const write of writes) prepared.push({ names: [name], write })
    const [{ kind, entity }] = writes
    setOwn(results, name, kind === 'Put' ? entity : undefined)
  }
  const counting = prepared.find(({ write }) => write.counting !== undefined)?.write.counting
  return { prepared: counting?.together(prepared) ?? prepared, attempt, results: results as TransactResults<O> }
}

/** Sends prepared writes as one transaction. */
export async function sendTransaction(
  connection: Connection,
  operations: readonly PreparedOperation[],
  attempt: TransactionAttempt,
  { pattern, call }: { readonly pattern: string; readonly call: Call | undefined },
): Promise<void> {
  checkCount(operations.length)
  checkTransaction(operations)
  const command = new TransactWriteItemsCommand({
    TransactItems: operations.map(({ write: { kind, input } }) => ({ [kind]: input })),
    ClientRequestToken: attempt.token,
  })
  await send(connection, command, {
    operation: 'TransactWriteItems',
    table: [...new Set(operations.map(({ write }) => write.input.TableName))].join("', '"),
    subject: pattern,
    write: 'repeatable',
    call,
    translate: (cause, isLost) => transactionError(operations, attempt, cause, isLost),
  })
}
