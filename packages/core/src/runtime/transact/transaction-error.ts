import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { setOwn } from '../own-property.js'
import type { PreparedOperation } from '../write/prepared-write.js'

/** Why one operation made a transaction fail. */
export interface TransactionFailure {
  /** DynamoDB's word for it: `ConditionalCheckFailed`, `TransactionConflict`, `ThrottlingError`, … */
  readonly reason: string
  readonly entity: string
  /** What was asked: `Order.update`. */
  readonly subject: string
  readonly key: Item
  readonly message: string
  /** Of a condition that did not hold: `ITEM.EXISTS`, `ITEM.NOT_FOUND`, `ITEM.CONDITION_FAILED`. */
  readonly code?: string
  /** The entity that is stored, where a condition did not hold of it. */
  readonly current?: unknown
  /** The same as it is stored. */
  readonly item?: Item
}

/** What makes the same transaction once more without doing it twice; DynamoDB knows a token for ten minutes. */
export interface TransactionAttempt {
  readonly token: string
  readonly now: Date
}

interface Canceled {
  readonly name?: string
  readonly message?: string
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Message?: string; readonly Item?: Item }[]
}

/** The error for a transaction that was not answered with success; undefined where it is as any request that fails. */
export function transactionError(
  operations: readonly PreparedOperation[],
  attempt: TransactionAttempt,
  cause: unknown,
  isLost: boolean,
): KeyloomError | undefined {
  const { name, message, CancellationReasons } = (typeof cause === 'object' && cause !== null ? cause : {}) as Canceled
  if (name === 'TransactionCanceledException') return canceled(operations, CancellationReasons ?? [], cause)
  if (name === 'IdempotentParameterMismatchException') {
    return keyloomError('TRANSACTION.TOKEN_REUSED', `The token '${attempt.token}' belongs to a transaction with other operations.`, {
      fix: 'Give every transaction a token of its own; the same one only to ask again, with the same `now`.',
      payload: { token: attempt.token },
      cause,
    })
  }
  if (!isLost) return undefined
  return keyloomError(
    'TRANSACTION.UNKNOWN',
    `It is not known whether the transaction was done: ${name ?? typeof cause}: ${message ?? String(cause)}`,
    {
      fix: 'Call transact again with the same operations and `{ attempt }` of this payload within ten minutes: it is done once.',
      payload: { attempt, operations: [...new Set(operations.flatMap(({ names }) => names))] },
      cause,
    },
  )
}

/** Reasons that another attempt may not meet again. */
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

function canceled(
  operations: readonly PreparedOperation[],
  reasons: NonNullable<Canceled['CancellationReasons']>,
  cause: unknown,
): KeyloomError {
  const failures: Record<string, TransactionFailure> = {}
  const texts: string[] = []
  let retryable = true
  operations.forEach(({ names, write }, position) => {
    const { Code: reason = 'None', Message, Item } = reasons[position] ?? {}
    if (reason === 'None') return
    const error = reason === 'ConditionalCheckFailed' ? write.failed(Item, cause) : undefined
    const text = error?.message ?? `${reason}: ${Message ?? ''}`
    texts.push(`${names.join(', ')} (${write.subject}): ${text}`)
    if (!passing.has(reason)) retryable = false
    const failure: TransactionFailure = {
      reason,
      entity: write.plan.name,
      subject: write.subject,
      key: write.key,
      message: text,
      ...(error !== undefined && { code: error.code }),
      ...(error?.payload.current !== undefined && { current: error.payload.current }),
      ...(Item !== undefined && { item: Item }),
    }
    for (const name of names) setOwn(failures, name, failure)
  })
  const why = texts.length === 0 ? (cause as Error).message : texts.join(' ')
  return keyloomError('TRANSACTION.CANCELED', `Nothing was written. ${why}`, {
    payload: { failures, retryable: retryable && texts.length > 0 },
    cause,
  })
}
