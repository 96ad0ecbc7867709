import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { watchAttempts } from './attempts.js'

const answer = { Item: { pk: { S: 'a' } } }

/** A client that is answered at once. */
function client(logger?: object): DynamoDBClient {
  const requestHandler = {
    async handle() {
      return { response: { statusCode: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(answer)) } }
    },
  }
  return new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: requestHandler as never,
    ...(logger !== undefined && { logger: logger as never }),
  })
}

function get(): GetItemCommand {
  const command = new GetItemCommand({ TableName: 'shop', Key: { pk: { S: 'a' } } })
  watchAttempts(command, true)
  return command
}

/** What the SDK's logger middleware would copy an input to. */
async function copied(of: DynamoDBClient, send: (command: GetItemCommand) => Promise<unknown>): Promise<unknown> {
  let copy: unknown = 'the whole input'
  of.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args)
      const { overrideInputFilterSensitiveLog } = context.dynamoDbDocumentClientOptions ?? {}
      if (overrideInputFilterSensitiveLog !== undefined) copy = overrideInputFilterSensitiveLog(args.input)
      return result
    },
    { step: 'initialize', priority: 'high', name: 'spy' },
  )
  await send(get())
  return copy
}

interface Entry {
  readonly input: unknown
  readonly output: unknown
}

function recordingLogger(): { entries: Entry[]; logger: object } {
  const entries: Entry[] = []
  const silent = (): void => {}
  return { entries, logger: { debug: silent, trace: silent, warn: silent, error: silent, info: (entry: Entry) => entries.push(entry) } }
}

const logged = [expect.objectContaining({ input: { TableName: 'shop', Key: { pk: { S: 'a' } } }, output: answer })]

describe('a command that is watched', () => {
  test('is not copied for the default logger, by either client', async () => {
    const plain = client()
    expect(await copied(plain, (command) => plain.send(command))).toBeUndefined()
    const inner = client()
    const documents = DynamoDBDocumentClient.from(inner)
    expect(await copied(inner, (command) => documents.send(command as never))).toBeUndefined()
  })

  test('is answered as ever', async () => {
    expect((await client().send(get())).Item).toEqual(answer.Item)
  })

  test('is shown to a logger of the caller', async () => {
    const { entries, logger } = recordingLogger()
    await client(logger).send(get())
    expect(entries).toEqual(logged)
  })

  test('is shown to a logger whose errors alone are heard', async () => {
    const heard: unknown[] = []
    const silent = (): void => {}
    const logger = { debug: silent, trace: silent, warn: silent, info: silent, error: (entry: unknown) => heard.push(entry) }
    const spied = client(logger)
    expect(await copied(spied, (command) => spied.send(command))).toBe('the whole input')
  })

  test('is shown to a logger that is set later', async () => {
    const { entries, logger } = recordingLogger()
    const later = client()
    await later.send(get())
    later.config.logger = logger as never
    await later.send(get())
    expect(entries).toEqual(logged)
  })

  test('is shown to the logger of a DynamoDBDocumentClient', async () => {
    const { entries, logger } = recordingLogger()
    await DynamoDBDocumentClient.from(client(logger)).send(get() as never)
    expect(entries).toEqual(logged)
  })
})

test('what is no command of the SDK stays as it is', () => {
  const own = { own: 'command' }
  watchAttempts(own, true)
  expect(Object.entries(own)).toEqual([['own', 'command']])
})
