import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  type Connection,
  connect,
  create,
  type EntityPlan,
  entityCodec,
  get,
  optional,
  string,
  unknown,
  update,
  when,
} from '@keyloom/core/runtime'
import { createEngine } from '@keyloom/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { errorOf } from './shop/start-shop.js'

const names = ['constructor', 'toString', 'hasOwnProperty', 'then', 'a.b', 'a[0]', '#n0', ':v0', 'size', 'SELECT', 'two words', '👍']

type Odd = Readonly<Record<string, unknown>>

/** An entity whose attributes have names that break what is not written with care; `any` takes any value. */
const odd: EntityPlan<Odd> = {
  name: 'Odd',
  table: 'odd',
  codec: entityCodec<Odd>(
    'Odd',
    Object.fromEntries([['id', string()], ['any', optional(unknown())], ...names.map((name) => [name, optional(string())])]),
  ),
  quoted: ['key#'],
  key: { attributes: ['key#'], from: ['id'], build: ({ id }: { id: string }) => ({ 'key#': { S: id } }) },
  indexes: [],
  conditions: when,
}

let connection: Connection
let sent: () => number

beforeEach(async () => {
  const engine = createEngine()
  const client = engine.client()
  await client.send(
    new CreateTableCommand({
      TableName: 'odd-test',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'key#', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'key#', KeyType: 'HASH' }],
    }),
  )
  connection = connect({ client, tables: { odd: 'odd-test' } }, { tables: ['odd'] })
  const before = engine.history.length
  sent = () => engine.history.length - before
})

function valuesOf(word: string): [string, unknown][] {
  return names.map((name) => [name, `${word} ${name}`])
}

test('attributes of every name are created, updated, tested, removed and read', async () => {
  await create(connection, odd, Object.fromEntries([['id', 'x'], ...valuesOf('first')]))
  expect(new Map(Object.entries((await get(connection, odd, { id: 'x' })) ?? {}))).toEqual(new Map([['id', 'x'], ...valuesOf('first')]))
  const changes = { set: Object.fromEntries(valuesOf('second')) }
  await update(connection, odd, { id: 'x' }, changes, { if: Object.fromEntries(valuesOf('first')) })
  expect(new Map(Object.entries((await get(connection, odd, { id: 'x' })) ?? {}))).toEqual(new Map([['id', 'x'], ...valuesOf('second')]))
  expect(Object.entries(await update(connection, odd, { id: 'x' }, { remove: names }))).toEqual([['id', 'x']])
})

test('a property called `__proto__` is one like any other', async () => {
  const any = JSON.parse('{ "__proto__": { "polluted": true }, "list": [{ "__proto__": 1 }] }')
  await create(connection, odd, { id: 'x', any })
  const read = (await get(connection, odd, { id: 'x' }))?.any
  expect([JSON.stringify(read), Reflect.get({}, 'polluted')]).toEqual([JSON.stringify(any), undefined])
})

test('an attribute called `__proto__` is stored, and read or refused, but not lost: the SDK may not read it', async () => {
  const proto: EntityPlan<Odd> = {
    ...odd,
    codec: entityCodec<Odd>(
      'Proto',
      Object.fromEntries([
        ['id', string()],
        ['__proto__', optional(string())],
      ]),
    ),
  }
  const input = JSON.parse('{ "id": "x", "__proto__": "kept" }')
  await create(connection, proto, input)
  const outcome = await get(connection, proto, { id: 'x' }).then(
    (read) => JSON.stringify(read),
    ({ code }: { code: string }) => code,
  )
  expect([JSON.stringify(input), 'ITEM.MALFORMED']).toContain(outcome)
})

test('a DynamoDBDocumentClient serves as well', async () => {
  const documents = DynamoDBDocumentClient.from(connection.client as never)
  const through = { ...connection, client: documents }
  const any = { list: [1, 'a', null, new Uint8Array([1])], set: new Set(['a']), big: 2n ** 80n + 1n }
  await create(through, odd, { id: 'x', any })
  expect(await get(through, odd, { id: 'x' })).toEqual({ id: 'x', any })
})

describe('a value goes as deep as DynamoDB does', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])

  test('to the last level', async () => {
    await create(connection, odd, { id: 'x', any: deep(31) })
    expect(await get(connection, odd, { id: 'x' })).toEqual({ id: 'x', any: deep(31) })
  })

  test.each([32, 5000])('and no deeper: %i levels are refused before anything is sent', async (levels) => {
    const error = await errorOf(create(connection, odd, { id: 'x', any: deep(levels) }))
    expect([error.code, sent()]).toEqual(['ITEM.INVALID', 0])
  })
})
