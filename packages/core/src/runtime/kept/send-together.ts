import { isKeyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { TransactWriteItemsCommand } from '../sdk.js'
import { send } from '../send.js'
import { maxAttempts, waitBefore } from '../write/attempts.js'
import type { PreparedWrite } from '../write/prepared-write.js'

/** How a transaction ended that was not done. */
export interface Refusal {
  /** The write whose condition did not hold; absent where another transaction was in the way, or an item that is out of it now. */
  readonly write?: PreparedWrite
  /** What is stored in its place. */
  readonly item?: Item | undefined
  readonly error: Error
}

/** Sends writes as one transaction. What a condition or another transaction prevented is returned, not thrown. */
export async function sendTogether(connection: Connection, writes: readonly PreparedWrite[]): Promise<Refusal | undefined> {
  const [first] = writes
  if (first === undefined) return undefined
  const command = new TransactWriteItemsCommand({
    TransactItems: writes.map(({ kind, input }) => ({ [kind]: input })),
    ClientRequestToken: connection.token?.() ?? crypto.randomUUID(),
  })
  const { subject, input } = first
  try {
    await send(connection, command, { operation: 'TransactWriteItems', table: input.TableName, subject, write: 'repeatable' })
    return undefined
  } catch (error) {
    const refusal = refusalOf(writes, error)
    const { write, item } = refusal
    const taken = await write?.settle?.(connection, item)
    if (taken !== undefined) return { error: taken }
    if (write?.otherwise === undefined) return refusal
    return sendTogether(
      connection,
      writes.flatMap((each) => (each === write ? write.otherwise! : each)),
    )
  }
}

interface Canceled {
  readonly name?: string
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Item?: Item }[]
}

function refusalOf(writes: readonly PreparedWrite[], error: unknown): Refusal {
  const cause = isKeyloomError(error, 'REQUEST.FAILED') ? (error.cause as Canceled | undefined) : undefined
  if (!(error instanceof Error) || cause?.name !== 'TransactionCanceledException') throw error
  const reasons = cause.CancellationReasons ?? []
  const failed = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed')
  const write = writes[failed]
  if (write !== undefined) {
    const item = reasons[failed]?.Item
    return { write, item, error: write.failed(item, cause) }
  }
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return { error }
  throw error
}

/** What a round of reading and writing came to. */
export type Round<T> = { readonly done: T } | { readonly again: Error }

/** Repeats a round while what it had read has changed meanwhile, with bounded attempts and full jitter between them. */
export async function inRounds<T>(connection: Connection, round: () => Promise<Round<T>>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const result = await round()
    if ('done' in result) return result.done
    if (attempt === maxAttempts) throw result.again
    await waitBefore(connection, attempt + 1)
  }
}
