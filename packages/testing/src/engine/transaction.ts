import { addRead, addWrite, newTally, readUnits, type Tally } from './capacity.js'
import type { Database } from './database.js'
import { type CancellationReason, ServiceError, serviceError, validation } from './service-error.js'
import type { Change } from './storage/change.js'
import type { Position } from './storage/position.js'
import type { Table } from './storage/table.js'
import { type PreparedWrite, planAction, type WriteAction } from './write-action.js'

/** What the writes of a transaction come to; both lists are in their order. */
export interface PlannedTransaction {
  readonly actions: readonly WriteAction[]
  readonly changes: readonly Change[]
}

/** Plans all writes of a transaction; throws one cancellation with the reason of every write that cannot be done. */
export function planTransaction(db: Database, writes: readonly PreparedWrite[]): PlannedTransaction {
  const looked = writes.map(attempt)
  const actions = looked.flatMap(({ done }) => done ?? [])
  refuseRepeatedItems(actions)
  const planned: readonly Attempt<Change>[] = looked.map(({ done, reason }) =>
    done === undefined ? { done, reason } : attempt(() => planAction(db, done)),
  )
  const changes = planned.flatMap(({ done }) => done ?? [])
  if (changes.length < writes.length) throw transactionCancelled(planned.map(({ reason }) => reason))
  const bytes = changes.reduce((sum, { after }) => sum + (after?.size ?? 0), 0)
  if (bytes > db.limits.transactionBytes)
    throw validation(`Transaction payload size cannot exceed ${db.limits.transactionBytes / 1024 ** 2}MB. Payload Size: ${bytes}`)
  return { actions, changes }
}

/** What came of a step of one action: its result, or the reason it gives for cancelling the transaction. */
export interface Attempt<T> {
  readonly done: T | undefined
  readonly reason: CancellationReason
}

/** Does a step of one action. Errors that are not about the item end the whole request. */
export function attempt<T>(step: () => T): Attempt<T> {
  try {
    return { done: step(), reason: { Code: 'None' } }
  } catch (error) {
    return { done: undefined, reason: reasonOf(error) }
  }
}

/** Refuses a transaction with two actions on one item. */
export function refuseRepeatedItems(actions: readonly { readonly table: Table; readonly position: Position }[]): void {
  const identities = new Set(actions.map(({ table, position }) => JSON.stringify([table.name, position.partition, ...position.sort])))
  if (identities.size < actions.length) throw validation('Transaction request cannot include multiple operations on one item')
}

/** Makes the error of a cancelled transaction; reasons are in the order of its actions. */
export function transactionCancelled(reasons: readonly CancellationReason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return serviceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}

/** What a transaction's writes cost, by table, and what answering it again from memory costs. */
export function transactionCost(changes: readonly Change[]): { readonly written: readonly Tally[]; readonly replayed: readonly Tally[] } {
  const written = new Map<string, Tally>()
  const replayed = new Map<string, Tally>()
  for (const change of changes) {
    const { name } = change.table
    addWrite(tallyOf(written, name), change, 2)
    addRead(tallyOf(replayed, name), undefined, readUnits((change.after ?? change.before)?.size ?? 0, 2))
  }
  return { written: [...written.values()], replayed: [...replayed.values()] }
}

function tallyOf(tallies: Map<string, Tally>, table: string): Tally {
  const tally = tallies.get(table) ?? newTally(table)
  tallies.set(table, tally)
  return tally
}

function reasonOf(error: unknown): CancellationReason {
  if (!(error instanceof ServiceError) || error.precedesTransaction) throw error
  const Code = codes[error.name]
  if (Code === undefined) throw error
  return { Code, Message: error.message, ...(error.fields.Item === undefined ? {} : { Item: error.fields.Item }) }
}

const codes: Readonly<Partial<Record<ServiceError['name'], string>>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ItemCollectionSizeLimitExceededException: 'ItemCollectionSizeLimitExceeded',
  ValidationException: 'ValidationError',
}
