import { crc32 } from 'node:zlib'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Engine, EngineServer } from '../../src/index.js'
import { engineWithTable, item, put } from './support.js'

let engine: Engine
let server: EngineServer

beforeEach(async () => {
  engine = engineWithTable()
  server = await engine.listen()
})

afterEach(() => server.close())

const send = (body: string, target: string | null = 'DynamoDB_20120810.GetItem'): Promise<Response> =>
  fetch(server.endpoint, { method: 'POST', body, headers: target === null ? {} : { 'x-amz-target': target } })

test('serves the SDK over HTTP, on loopback', async () => {
  put(engine, item('a', '1'))
  const client = new DynamoDBClient({ endpoint: server.endpoint, region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
  const { Item } = await client.send(new GetItemCommand({ TableName: 'table', Key: item('a', '1') as never }))
  client.destroy()
  expect({ Item, host: new URL(server.endpoint).hostname }).toEqual({ Item: item('a', '1'), host: '127.0.0.1' })
})

test('an answer has its type, length, checksum and request id', async () => {
  const response = await send(JSON.stringify({ TableName: 'table', Key: item('a', '1') }))
  const body = await response.text()
  expect(Object.fromEntries(['content-type', 'content-length', 'x-amz-crc32'].map((name) => [name, response.headers.get(name)]))).toEqual({
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(body.length),
    'x-amz-crc32': String(crc32(body)),
  })
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
})

test.each<[string, string, string | null, number, object]>([
  [
    'no target',
    '{}',
    null,
    400,
    { __type: 'com.amazon.coral.service#UnknownOperationException', message: 'An unknown operation was requested.' },
  ],
  [
    'an unknown operation',
    '{}',
    'DynamoDB_20120810.Nothing',
    400,
    { __type: 'com.amazon.coral.service#UnknownOperationException', message: 'An unknown operation was requested.' },
  ],
  [
    'no JSON',
    '{',
    'DynamoDB_20120810.GetItem',
    400,
    { __type: 'com.amazon.coral.service#SerializationException', Message: 'The request body is not valid JSON' },
  ],
  [
    'no table',
    '{"TableName":"none","Key":{}}',
    'DynamoDB_20120810.GetItem',
    400,
    { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'Requested resource not found' },
  ],
  [
    'nothing required',
    '{}',
    'DynamoDB_20120810.DescribeTable',
    400,
    {
      __type: 'com.amazon.coral.validate#ValidationException',
      message: "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    },
  ],
])('%s', async (_, body, target, status, expected) => {
  const response = await send(body, target)
  expect({ status: response.status, body: await response.json() }).toEqual({ status, body: expected })
})

test('a body of 17 MB is refused and the server goes on', async () => {
  const response = await send('x'.repeat(17 * 1024 * 1024))
  expect([response.status, (await send('{}')).status]).toEqual([413, 400])
})

test('a reset ends the connection, with the write done or not', async () => {
  engine.faults.script([{ kind: 'reset' }, { kind: 'reset', when: 'after' }])
  const write = (s: string): Promise<string> =>
    send(JSON.stringify({ TableName: 'table', Item: item('a', s) }), 'DynamoDB_20120810.PutItem').then(
      () => 'answered',
      () => 'lost',
    )
  expect([await write('1'), await write('2'), engine.execute('Scan', { TableName: 'table' }).Items]).toEqual([
    'lost',
    'lost',
    [item('a', '2')],
  ])
})
