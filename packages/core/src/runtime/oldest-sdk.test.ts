import * as newest from '@aws-sdk/client-dynamodb'
import * as oldest from 'oldest-client-dynamodb'
import { describe, expect, test } from 'vitest'
import { watchAttempts } from './attempts.js'

const answer = { Item: { pk: { S: 'a' } } }
const input = { TableName: 'shop', Key: { pk: { S: 'a' } } }

type Sdk = Pick<typeof newest, 'DynamoDBClient' | 'GetItemCommand'>

/** Sends a command that is watched by a client of this SDK, which is answered at once. */
async function sent({ DynamoDBClient, GetItemCommand }: Sdk, logger?: object): Promise<unknown> {
  const requestHandler = {
    handle: async () => ({ response: { statusCode: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(answer)) } }),
  }
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://memory.invalid',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: requestHandler as never,
    ...(logger !== undefined && { logger: logger as never }),
  })
  const command = new GetItemCommand(input)
  watchAttempts(command, true)
  return (await client.send(command)).Item
}

describe.each([
  ['oldest', oldest as unknown as Sdk],
  ['newest', newest],
])('on the %s SDK', (_, sdk) => {
  test('a command is answered as ever', async () => {
    expect(await sent(sdk)).toEqual(answer.Item)
  })

  test('a logger of the caller sees what was sent and what came', async () => {
    const entries: unknown[] = []
    const silent = (): void => {}
    const info = (entry: unknown): void => void entries.push(entry)
    await sent(sdk, { debug: silent, trace: silent, warn: silent, error: silent, info })
    expect(entries).toEqual([expect.objectContaining({ input, output: expect.objectContaining(answer) })])
  })
})
