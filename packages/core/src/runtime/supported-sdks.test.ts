import * as newest from '@aws-sdk/client-dynamodb'
import * as middle from 'client-dynamodb-3.600'
import * as oldest from 'oldest-client-dynamodb'
import { describe, expect, test } from 'vitest'
import { watchAttempts } from './attempts.js'

const answer = { Item: { pk: { S: 'a' } } }
const input = { TableName: 'shop', Key: { pk: { S: 'a' } } }
const failure = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'no such table' }

type Sdk = Pick<typeof newest, 'DynamoDBClient' | 'GetItemCommand'>

/** Sends a command by a client of this SDK that is answered at once: its item, or the name of the error. */
async function sent({ DynamoDBClient, GetItemCommand }: Sdk, { logger = {}, fails = false, watched = true } = {}): Promise<unknown> {
  const body = new TextEncoder().encode(JSON.stringify(fails ? failure : answer))
  const requestHandler = { handle: async () => ({ response: { statusCode: fails ? 400 : 200, headers: {}, body } }) }
  const client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: 'http://memory.invalid',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: requestHandler as never,
    ...(Object.keys(logger).length > 0 && { logger: logger as never }),
  })
  const command = new GetItemCommand(input)
  if (watched) watchAttempts(command, true)
  return client.send(command).then(
    ({ Item }) => Item,
    ({ name }: Error) => name,
  )
}

interface Heard {
  readonly level: string
  readonly input: unknown
  readonly output?: unknown
  readonly error?: unknown
}

/** What a logger of the caller hears of a command, without what differs from one request to the next. */
async function heard(sdk: Sdk, options: { fails?: boolean; watched?: boolean }): Promise<readonly Heard[]> {
  const entries: Heard[] = []
  const at =
    (level: string) =>
    ({ input, output, error }: Omit<Heard, 'level'>) =>
      void entries.push({ level, input, output, error: (error as Error | undefined)?.name })
  await sent(sdk, { ...options, logger: { debug() {}, trace() {}, warn: at('warn'), error: at('error'), info: at('info') } })
  return entries
}

describe.each([
  ['3.200', oldest as unknown as Sdk],
  ['3.600', middle as unknown as Sdk],
  ['the newest', newest],
])('on the SDK %s', (_, sdk) => {
  test('a command is answered as ever', async () => {
    expect([await sent(sdk), await sent(sdk, { fails: true })]).toEqual([answer.Item, 'ResourceNotFoundException'])
  })

  test('a logger of the caller sees what was sent and what came', async () => {
    expect(await heard(sdk, {})).toEqual([expect.objectContaining({ level: 'info', input, output: expect.objectContaining(answer) })])
  })

  test('a logger of the caller hears of an answer and of an error what it hears without Keyloom', async () => {
    expect(await heard(sdk, {})).toEqual(await heard(sdk, { watched: false }))
    expect(await heard(sdk, { fails: true })).toEqual(await heard(sdk, { fails: true, watched: false }))
  })
})

test.each([
  ['3.600', middle as unknown as Sdk],
  ['the newest', newest],
])('a logger of the caller sees the input of an error on the SDK %s', async (_, sdk) => {
  expect(await heard(sdk, { fails: true })).toEqual([expect.objectContaining({ level: 'error', input })])
})
