import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { type ErrorCode, isKeyloomError, type KeyloomError, keyloomError } from '@keyloom/core'
import type { DeployRequest } from './deploy-step.js'
import { type LiveTable, liveTable } from './live-table.js'

/** The table as it is now; undefined where there is none. Throws `DEPLOY.*`. */
export async function readLiveTable(client: DynamoDBClient, name: string): Promise<LiveTable | undefined> {
  const TableName = name
  const described = await optional(name, 'ResourceNotFoundException', () => client.send(new DescribeTableCommand({ TableName })))
  if (described?.Table === undefined) return undefined
  // A table that is not there yet, or no longer, answers nothing more.
  if (described.Table.TableStatus !== 'ACTIVE' && described.Table.TableStatus !== 'UPDATING') return liveTable(described.Table, {})
  const { TimeToLiveDescription: ttl } = await told(name, () => client.send(new DescribeTimeToLiveCommand({ TableName })))
  const { AttributeName: attribute, TimeToLiveStatus: ttlStatus } = ttl ?? {}
  const hasTtl = ttlStatus === 'ENABLED' || ttlStatus === 'ENABLING'
  const backups = await optional(name, 'UnknownOperationException', () => client.send(new DescribeContinuousBackupsCommand({ TableName })))
  const recovery = backups?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
  return liveTable(described.Table, {
    ...(hasTtl && attribute !== undefined && { ttl: attribute }),
    ...(ttlStatus === 'DISABLING' && { isTtlEnding: true }),
    ...(backups !== undefined && { isRecoverable: recovery === 'ENABLED' }),
  })
}

/** Does what a step asks for; `too-early` where a new table does not take it yet. Throws `DEPLOY.*`. */
export async function perform(client: DynamoDBClient, { operation, input }: DeployRequest): Promise<'done' | 'too-early'> {
  const send = async (): Promise<unknown> => {
    // The inputs are the SDK's, but for the lists of ours that nobody may change.
    if (operation === 'CreateTable') return client.send(new CreateTableCommand(structuredClone(input) as never))
    if (operation === 'UpdateTable') return client.send(new UpdateTableCommand(structuredClone(input) as never))
    if (operation === 'UpdateTimeToLive') return client.send(new UpdateTimeToLiveCommand(input))
    // The backups that recovery is made from begin some time after the table is ACTIVE.
    return optional(input.TableName, 'ContinuousBackupsUnavailableException', () => client.send(new UpdateContinuousBackupsCommand(input)))
  }
  return (await told(input.TableName, send)) === undefined ? 'too-early' : 'done'
}

/** What the call answers; undefined where it fails with this error. */
async function optional<T>(table: string, name: string, call: () => Promise<T>): Promise<T | undefined> {
  return told(table, () =>
    call().catch((error: Error) => {
      if (error.name === name) return undefined
      throw error
    }),
  )
}

const lostAccess = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
]
const noCredentials = ['CredentialsProviderError', 'TokenProviderError']

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
async function told<T>(table: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (isKeyloomError(cause)) throw cause
    throw failure(table, cause as Error)
  }
}

function failure(table: string, cause: Error): KeyloomError {
  const { name } = cause
  const message = cause.message.replace(/\.$/, '')
  const fail = (code: ErrorCode, said: string, fix: string) => keyloomError(code, said, { fix, payload: { table }, cause })
  if (noCredentials.includes(name))
    return fail(
      'DEPLOY.ACCESS',
      `There are no credentials to ask DynamoDB for ${table} with: ${message}.`,
      'Log in, or name a profile by AWS_PROFILE; then run it again.',
    )
  if (lostAccess.includes(name))
    return fail(
      'DEPLOY.ACCESS',
      `DynamoDB refuses ${table}: ${message}.`,
      'Renew the credentials, or ask for the permission; then run it again.',
    )
  if (name === 'ThrottlingException' || name === 'RequestLimitExceeded')
    return fail('DEPLOY.THROTTLED', `Too many calls change or describe tables: ${message}.`, 'Wait a minute and run it again.')
  if (name === 'LimitExceededException')
    return fail(
      'DEPLOY.LIMIT',
      `A limit of the account or the table is reached: ${message}.`,
      'Wait for other changes of tables, or have the limit raised; then run it again.',
    )
  if (name === 'ResourceInUseException')
    return fail('DEPLOY.STATE', `Somebody else changes ${table}: ${message}.`, 'Wait until it is ACTIVE and run it again.')
  // What DynamoDB answers has a fault, the client's or the server's.
  if (!('$fault' in cause))
    return fail(
      'DEPLOY.UNREACHABLE',
      `DynamoDB was not reached for ${table}: ${message}.`,
      'See to the network, the region and the endpoint, and run it again: it goes on where it stopped.',
    )
  return fail(
    'DEPLOY.FAILED',
    `The call for ${table} failed: ${name}: ${message}.`,
    'Mend what it says and run it again: it goes on where it stopped.',
  )
}
