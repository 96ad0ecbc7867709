import {
  BatchGetItemCommand,
  CreateBackupCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { daxClient } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { Kiosk, Visit } from './generated/index.js'
import { errorOf, startKiosk, type TestKiosk } from './start-kiosk.js'

const visit: Visit = {
  day: 'd',
  visitId: 'v1',
  openedAt: new Date('2026-01-31T10:00:00.000Z'),
  owner: '',
  status: 'open',
  picture: new Uint8Array([1, 2]),
  count: Number.MAX_SAFE_INTEGER,
}
const key = { day: 'd', visitId: 'v1', openedAt: visit.openedAt }
const reading = { host: 'h', number: '1', value: 123_456_789_012_345_678_901_234_567_890n }

/** What a use of every operation answers, and what it leaves. */
async function answersOf(kiosk: Kiosk, stored: TestKiosk['stored']): Promise<unknown[]> {
  const named = { ...visit, owner: 'ann' }
  return [
    await kiosk.visit.create(named),
    (await errorOf(kiosk.visit.create(named))).payload,
    await stored('DAY#d', 'VISIT#2026-01-31T10:00:00.000Z#v1'),
    await kiosk.visit.get(key),
    await kiosk.visit.update(key, { set: { status: 'done', phone: '' } }),
    await kiosk.visit.ofDay({ day: 'd' }).all(),
    await kiosk.wholeDay({ day: 'd' }).all(),
    await kiosk.visit.byId({ visitId: 'v1' }),
    await kiosk.reading.put(reading),
    await kiosk.reading.get(reading),
    await kiosk.reading.delete(reading),
    await kiosk.visit.delete(key),
    await kiosk.visit.get(key),
  ]
}

describeOnEngines('clients', (on) => {
  let shared: TestKiosk
  let plain: unknown[]
  beforeEach(async () => {
    shared = await startKiosk(on)
    plain = await answersOf(shared.kiosk, shared.stored)
    expect(plain[9]).toEqual(reading)
  })

  test.each([
    ['no options', {}],
    ['numbers wrapped', { unmarshallOptions: { wrapNumbers: true } }],
    ['empty values made null', { marshallOptions: { convertEmptyValues: true, removeUndefinedValues: true } }],
    ['class instances, top-level conversion', { marshallOptions: { convertClassInstanceToMap: true, convertTopLevelContainer: false } }],
    ['no map wrapper', { unmarshallOptions: { convertWithoutMapWrapper: false } }],
  ])('a document client answers as the plain client does: %s', async (_, options) => {
    const client = DynamoDBDocumentClient.from(on.client, options)
    expect(await answersOf(shared.with({ client }), shared.stored)).toEqual(plain)
  })

  test('a client of DynamoDB Accelerator does as well', async () => {
    const dax = new LowLevelClient(on.client)
    expect(await answersOf(shared.with({ client: daxClient(dax) }), shared.stored)).toEqual(plain)
    expect(dax.calls).toEqual([
      'putItem',
      'putItem',
      'getItem',
      'updateItem',
      'query',
      'query',
      'query',
      'putItem',
      'getItem',
      'deleteItem',
      'deleteItem',
      'getItem',
    ])
  })

  test('a document client of DynamoDB Accelerator is used below its conversion of items', async () => {
    const dax = new DocumentClient(on.client)
    expect(await answersOf(shared.with({ client: daxClient(dax) }), shared.stored)).toEqual(plain)
    expect(dax.calls.filter((name) => name === 'query')).toHaveLength(3)
  })

  test('what a client of DynamoDB Accelerator lacks has a code', async () => {
    const client = daxClient(new LowLevelClient(on.client))
    const missing = await errorOf(client.send(new BatchGetItemCommand({ RequestItems: {} }) as never))
    const unknown = await errorOf(client.send(new CreateBackupCommand({ TableName: 't', BackupName: 'b' }) as never))
    expect([missing.code, missing.payload, unknown.code, unknown.payload]).toEqual([
      'CLIENT.OPERATION',
      { operation: 'batchGetItem' },
      'CLIENT.OPERATION',
      { operation: undefined },
    ])
  })
})

/** The interface of `Dax` of `@amazon-dax-sdk/client-dax`: a method for each operation, attribute values in and out, and no `send`. */
class LowLevelClient {
  readonly calls: string[] = []
  readonly #client: DynamoDBClient

  constructor(client: DynamoDBClient) {
    this.#client = client
  }

  getItem(input: never): Promise<unknown> {
    this.calls.push('getItem')
    return this.#client.send(new GetItemCommand(input))
  }

  putItem(input: never): Promise<unknown> {
    this.calls.push('putItem')
    return this.#client.send(new PutItemCommand(input))
  }

  updateItem(input: never): Promise<unknown> {
    this.calls.push('updateItem')
    return this.#client.send(new UpdateItemCommand(input))
  }

  deleteItem(input: never): Promise<unknown> {
    this.calls.push('deleteItem')
    return this.#client.send(new DeleteItemCommand(input))
  }

  query(input: never): Promise<unknown> {
    this.calls.push('query')
    return this.#client.send(new QueryCommand(input))
  }

  scan(input: never): Promise<unknown> {
    this.calls.push('scan')
    return this.#client.send(new ScanCommand(input))
  }
}

/** The interface of `DaxDocument` of `@amazon-dax-sdk/lib-dax`, which extends it: its `query` and `scan` convert items. */
class DocumentClient extends LowLevelClient {
  override query(): Promise<unknown> {
    throw new TypeError('takes and gives plain values')
  }

  override scan(): Promise<unknown> {
    throw new TypeError('takes and gives plain values')
  }

  send(): Promise<unknown> {
    throw new TypeError('not supported')
  }
}
