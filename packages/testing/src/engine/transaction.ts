import { addRead, addWrite, newTally, readUnits, type Tally } from './capacity.js'
import type { Database } from './database.js'
import { type CancellationReason, ServiceError, serviceError, validation } from './service-error.js'
import type { Change } from './storage/change.js'
import { planAction, type WriteAction } from './write-action.js'

/** Plans all writes of a transaction; throws one cancellation with the reason of every write that cannot be done. */
export function planTransaction(db: Database, actions: readonly WriteAction[]): readonly Change[] {
  const identities = actions.map(({ table, position }) => JSON.stringify([table.name, position.partition, ...position.sort]))
  if (new Set(identities).size < actions.length) throw validation('Transaction request cannot include multiple operations on one item')
  const changes: Change[] = []
  const reasons = actions.map((action) => {
    try {
      changes.push(planAction(db, action))
      return { Code: 'None' }
    } catch (error) {
      return reasonOf(error)
    }
  })
  if (changes.length < actions.length) throw transactionCancelled(reasons)
  const bytes = changes.reduce((sum, { after }) => sum + (after?.size ?? 0), 0)
  if (bytes > db.limits.transactionBytes)
    throw validation(`Transaction payload size cannot exceed ${db.limits.transactionBytes / 1024 ** 2}MB. Payload Size: ${bytes}`)
  return changes
}

/** Reads the members of a transaction; throws one cancellation if any of them is at fault in a way that cancels. */
export function readActions<T, R>(members: readonly T[], read: (member: T) => R): readonly R[] {
  const actions: R[] = []
  const reasons = members.map((member) => {
    try {
      actions.push(read(member))
      return { Code: 'None' }
    } catch (error) {
      if (!(error instanceof ServiceError) || !error.cancels) throw error
      return reasonOf(error)
    }
  })
  if (actions.length < members.length) throw transactionCancelled(reasons)
  return actions
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
  if (!(error instanceof ServiceError)) throw error
  const Code = codes[error.name]
  if (Code === undefined) throw error
  return { Code, Message: error.message, ...(error.fields.Item === undefined ? {} : { Item: error.fields.Item }) }
}

const codes: Readonly<Partial<Record<ServiceError['name'], string>>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ItemCollectionSizeLimitExceededException: 'ItemCollectionSizeLimitExceeded',
  ValidationException: 'ValidationError',
}
