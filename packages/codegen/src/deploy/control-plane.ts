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
import { type ErrorCode, keyloomError } from '@keyloom/core'
import type { DeployRequest } from './deploy-step.js'
import { type LiveTable, liveTable } from './live-table.js'

/** The table as it is now; undefined where there is none. Throws `DEPLOY.*`. */
export async function readLiveTable(client: DynamoDBClient, name: string): Promise<LiveTable | undefined> {
  const TableName = name
  const described = await optional(name, 'ResourceNotFoundException', () => client.send(new DescribeTableCommand({ TableName })))
  if (described?.Table === undefined) return undefined
  const { TimeToLiveDescription: ttl } = await told(name, () => client.send(new DescribeTimeToLiveCommand({ TableName })))
  const hasTtl = ttl?.TimeToLiveStatus === 'ENABLED' || ttl?.TimeToLiveStatus === 'ENABLING'
  const backups = await optional(name, 'UnknownOperationException', () => client.send(new DescribeContinuousBackupsCommand({ TableName })))
  const recovery = backups?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
  return liveTable(described.Table, {
    ...(hasTtl && ttl.AttributeName !== undefined && { ttl: ttl.AttributeName }),
    ...(backups !== undefined && { isRecoverable: recovery === 'ENABLED' }),
  })
}

/** Does what a step asks for. Throws `DEPLOY.*`. */
export async function perform(client: DynamoDBClient, { operation, input }: DeployRequest): Promise<void> {
  await told(input.TableName, async () => {
    // The inputs are the SDK's, but for the lists of ours that nobody may change.
    if (operation === 'CreateTable') await client.send(new CreateTableCommand(structuredClone(input) as never))
    else if (operation === 'UpdateTable') await client.send(new UpdateTableCommand(structuredClone(input) as never))
    else if (operation === 'UpdateTimeToLive') await client.send(new UpdateTimeToLiveCommand(input))
    else await client.send(new UpdateContinuousBackupsCommand(input))
  })
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
  'CredentialsProviderError',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'TokenProviderError',
  'UnrecognizedClientException',
]

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
async function told<T>(table: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    const { name, message: given } = cause as Error
    const message = given.replace(/\.$/, '')
    const fail = (code: ErrorCode, said: string, fix: string) => keyloomError(code, said, { fix, payload: { table }, cause })
    if (lostAccess.includes(name))
      throw fail(
        'DEPLOY.ACCESS',
        `DynamoDB refuses ${table}: ${message}.`,
        'Renew the credentials, or ask for the permission; then run it again.',
      )
    if (name === 'ThrottlingException' || name === 'RequestLimitExceeded')
      throw fail('DEPLOY.THROTTLED', `Too many calls change or describe tables: ${message}.`, 'Wait a minute and run it again.')
    if (name === 'LimitExceededException')
      throw fail(
        'DEPLOY.LIMIT',
        `A limit of the account or the table is reached: ${message}.`,
        'Wait for other changes of tables, or have the limit raised; then run it again.',
      )
    if (name === 'ResourceInUseException')
      throw fail('DEPLOY.STATE', `Somebody else changes ${table}: ${message}.`, 'Wait until it is ACTIVE and run it again.')
    throw fail(
      'DEPLOY.FAILED',
      `The call for ${table} failed: ${name}: ${message}.`,
      'Mend what it says and run it again: it goes on where it stopped.',
    )
  }
}
