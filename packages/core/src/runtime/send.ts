import { isKeyloomError, type KeyloomError, keyloomError } from '../errors/index.js'
import type { Command } from './around.js'
import { errorOfAttempts, isLostAnswer, watchAttempts } from './attempts.js'
import { sendWithin } from './call.js'
import type { Connection } from './connection.js'
import { checkExpressions } from './expression/check-expressions.js'
import type { Item } from './item.js'
import type { RequestContext } from './request-context.js'

/**
 * Sends one command: the only input and output of the runtime. It does not retry; the SDK does.
 *
 * @throws KeyloomError `REQUEST.*`.
 */
export function send<Output>(connection: Connection, command: object, context: RequestContext): Promise<Output> {
  const { around } = connection
  const own = command as Command
  return around === undefined ? sendCommand(connection, own, context) : around(own, context, () => sendCommand(connection, own, context))
}

async function sendCommand<Output>(connection: Connection, command: Command, context: RequestContext): Promise<Output> {
  const { client, transform } = connection
  const { call = connection.call, write } = context
  checkExpressions(context.subject, command.input)
  const attempts = watchAttempts(command, write !== 'once')
  // The client takes any command of the SDK; its type cannot say so without depending on one version of the SDK.
  const request = (): Promise<Output> =>
    (call === undefined ? client.send(command as never) : sendWithin(call, client, command, write !== undefined)) as Promise<Output>
  let output: Output
  try {
    output = await (transform === undefined ? request() : transform(command, context, request))
  } catch (error) {
    const cause = errorOfAttempts(error)
    throw requestError(cause, attempts.lost !== undefined || isLostAnswer(cause), context)
  }
  if (attempts.lost !== undefined && context.isInconclusive?.(output as object) === true) throw outcomeUnknown(attempts.lost, context, {})
  return output
}

function requestError(cause: unknown, isLost: boolean, context: RequestContext): KeyloomError {
  // A middleware of ours, such as that of refuseScans, has already said what is wrong.
  if (isKeyloomError(cause)) return cause
  const own = context.translate?.(cause, isLost)
  if (own !== undefined) return own
  const { operation, table, subject, conditionFailed, write } = context
  const payload = { operation, table, subject }
  const { name, message, Item } = (cause instanceof Error ? cause : {}) as Partial<Error> & { readonly Item?: Item }
  const failed = name === 'ConditionalCheckFailedException' ? conditionFailed?.(Item, cause) : undefined
  // Of a transaction that was done, DynamoDB knows the token: one that it cancels was not.
  if (write !== undefined && isLost && name !== 'TransactionCanceledException') return outcomeUnknown(cause, context, failed?.payload ?? {})
  if (failed !== undefined) return failed
  if (name === 'ResourceNotFoundException') {
    return keyloomError(
      'REQUEST.TABLE_NOT_FOUND',
      `${subject}: DynamoDB has no table '${table}', or not the index that ${operation} asks for.`,
      {
        fix: 'Create it, or correct its deployed name in `tables` and the region of the client.',
        payload,
        cause,
      },
    )
  }
  return keyloomError(
    'REQUEST.FAILED',
    `${subject}: ${operation} on '${table}' failed: ${name ?? typeof cause}: ${message ?? String(cause)}`,
    {
      payload: { ...payload, name },
      cause,
    },
  )
}

function outcomeUnknown(cause: unknown, { operation, table, subject }: RequestContext, found: object): KeyloomError {
  const { name, message } = cause as Error
  return keyloomError(
    'REQUEST.UNKNOWN',
    `${subject}: an answer was lost, so it is not known whether the write was done: ${name}: ${message}`,
    {
      fix: 'Read the item and decide again.',
      payload: { operation, table, subject, ...found },
      cause,
    },
  )
}
