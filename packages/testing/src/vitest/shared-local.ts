import { randomUUID } from 'node:crypto'
import { keyloomError } from '@keyloom/core'
import { type DynamoDBLocal, endpointClient } from '../local/dynamodb-local.js'

/** The variable that tells the processes of a run where to ask for its DynamoDB Local. */
export const SHARED_LOCAL = 'KEYLOOM_SHARED_DYNAMODB_LOCAL'

/**
 * The DynamoDB Local of the run, where its configuration has the global setup. Tables belong to an access key, and each call has one of its own,
 * so that suites that run at the same time do not meet.
 */
export async function sharedLocal(): Promise<Pick<DynamoDBLocal, 'client'> | undefined> {
  const desk = process.env[SHARED_LOCAL]
  if (desk === undefined) return undefined
  const response = await fetch(desk)
  const answer = await response.text()
  if (!response.ok) throw keyloomError('LOCAL.FAILED', `The DynamoDB Local of this run did not start: ${answer}`)
  const credentials = { accessKeyId: `suite${randomUUID().replaceAll('-', '')}`, secretAccessKey: 'local' }
  return { client: (config) => endpointClient(answer, { credentials, ...config }) }
}
