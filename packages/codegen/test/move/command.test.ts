import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine } from '@keyloom/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

const schemaWith = (otherKey: string, scope = '') => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const order = defineEntity(table, 'Order', {
  attributes: { customer: z.string().max(10), orderId: z.string().max(10), email: z.string().max(20).optional() },
  key: { partition: 'CUSTOMER#{customer}', sort: 'ORDER#{orderId}' },
  ${otherKey}
  ${scope}
  indexes: { gsi1: { partition: 'ORDER#{orderId}', sort: '{customer}' } },
  unique: { email: ['email'] },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`
const schema = schemaWith("otherKey: { partition: 'ORDER#{orderId}#{customer}', sort: 'ORDER' },")

const order = (orderId: string, key: object, more: object = {}) => ({
  ...key,
  _type: { S: 'Order' },
  customer: { S: 'c' },
  orderId: { S: orderId },
  ...more,
})
const old = (orderId: string) => ({ pk: { S: `ORDER#${orderId}#c` }, sk: { S: 'ORDER' } })
const now = (orderId: string) => ({ pk: { S: 'CUSTOMER#c' }, sk: { S: `ORDER#${orderId}` } })
const indexed = (orderId: string) => ({ gsi1pk: { S: `ORDER#${orderId}` }, gsi1sk: { S: 'c' } })

let engine: Engine
let server: Awaited<ReturnType<Engine['listen']>>
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1')
  engine = createEngine()
  server = await engine.listen()
})
afterAll(async () => {
  await server.close()
  vi.unstubAllEnvs()
})

async function setUp(text: string, ...items: object[]) {
  engine.reset()
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ]
  engine.execute('CreateTable', {
    TableName: 'shop-prod',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(attribute),
    KeySchema: key('pk', 'sk'),
    GlobalSecondaryIndexes: [{ IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } }],
  })
  for (const Item of items) engine.execute('PutItem', { TableName: 'shop-prod', Item })
  const { folder } = createProject({ 'schema.ts': text })
  await run(['generate'], captureStreams(folder))
  return folder
}

async function move(folder: string, ...args: readonly string[]) {
  const io = captureStreams(folder)
  const live = ['--table', 'shop-prod', '--region', 'us-east-1', '--endpoint', server.endpoint]
  const exitCode = await run(['move', '--entity', 'Order', '--because', 'new keys', ...live, ...args], io)
  return { exitCode, ...io.written }
}

const stored = () => engine.execute('Scan', { TableName: 'shop-prod' }).Items

test('items under the other key are moved, each with its index keys and its markers, and nothing else is written', async () => {
  const right = order('2', now('2'), indexed('2'))
  const other = { pk: { S: 'X' }, sk: { S: 'X' }, _type: { S: 'Other' } }
  const folder = await setUp(schema, order('1', old('1'), { email: { S: 'a@x' } }), right, other)
  const before = stored()

  const dry = await move(folder, '--dry-run', '--json')
  expect([dry.exitCode, JSON.parse(dry.stdout), stored()]).toEqual([
    1,
    {
      version: 1,
      command: 'move',
      entity: 'Order',
      dryRun: true,
      seen: 2,
      moved: 1,
      current: 1,
      taken: 0,
      refused: 0,
      misplaced: 0,
      unreadable: 0,
      contended: 0,
      samples: { moved: ['ORDER#1#c / ORDER to CUSTOMER#c / ORDER#1'] },
    },
    before,
  ])
  expect(await move(folder)).toEqual({
    exitCode: 0,
    stdout:
      '2 items of Order: 1 moved, 1 under their key already, 0 in whose place another one stands, 0 with a unique value of another item, ' +
      '0 under neither key, 0 that do not satisfy the schema, 0 changed by others all the while.\n',
    stderr: 'Reading shop-prod by a Scan in 4 segments: new keys\n',
  })
  const marker = { pk: { S: 'UNIQUE#Order#email#a@x' }, sk: { S: 'UNIQUE' }, _type: { S: '$unique' }, _owner: { M: now('1') } }
  expect(stored()).toHaveLength(4)
  expect(stored()).toEqual(expect.arrayContaining([order('1', now('1'), { email: { S: 'a@x' }, ...indexed('1') }), marker, right, other]))
  expect(existsSync(join(folder, 'keyloom-move-Order.json'))).toBe(false)
})

test('what it cannot move is told, left as it is, and fails the command', async () => {
  const email = { email: { S: 'a@x' } }
  const marker = { pk: { S: 'UNIQUE#Order#email#a@x' }, sk: { S: 'UNIQUE' }, _type: { S: '$unique' }, _owner: { M: now('9') } }
  const items = [
    order('1', old('1')),
    order('1', now('1')),
    order('2', old('2'), email),
    order('3', old('4')),
    { ...old('5'), _type: { S: 'Order' } },
  ]
  const folder = await setUp(schema, marker, ...items)
  const before = stored()
  const { exitCode, stdout } = await move(folder, '--json')
  expect([exitCode, JSON.parse(stdout), stored()]).toEqual([
    1,
    {
      version: 1,
      command: 'move',
      entity: 'Order',
      dryRun: false,
      seen: 5,
      contended: 0,
      moved: 0,
      current: 1,
      taken: 1,
      refused: 1,
      misplaced: 1,
      unreadable: 1,
      samples: {
        taken: ['ORDER#1#c / ORDER to CUSTOMER#c / ORDER#1'],
        refused: [
          `ORDER#2#c / ORDER Another Order has 'email' "a@x"; 'email' is unique. Take other values, or change the item that has these.`,
        ],
        misplaced: ['ORDER#4#c / ORDER'],
        unreadable: [expect.stringContaining('ORDER#5#c / ORDER ')],
      },
    },
    before,
  ])
})

test('a failure leaves a checkpoint that the next run goes on from', async () => {
  const folder = await setUp(schema, order('1', old('1')))
  engine.faults.inject({ kind: 'throttling', operation: 'TransactWriteItems', times: 10 })
  const failed = await move(folder, '--segments', '2')
  expect([failed.exitCode, failed.stderr.includes('SCAN.INTERRUPTED')]).toEqual([3, true])
  expect(existsSync(join(folder, 'keyloom-move-Order.json'))).toBe(true)
  engine.faults.clear()
  const { exitCode, stderr } = await move(folder)
  expect([exitCode, stderr]).toEqual([0, 'Going on reading shop-prod by a Scan in 2 segments: new keys\n'])
  expect(stored()).toEqual([order('1', now('1'), indexed('1'))])
})

test('an entity within a scope is moved within it', async () => {
  const other = "otherKey: { partition: 'CUSTOMER#{customer}', sort: 'OLD#{orderId}' },"
  const folder = await setUp(schemaWith(other, "scope: ['customer'],"), order('1', { pk: { S: 'CUSTOMER#c' }, sk: { S: 'OLD#1' } }))
  expect((await move(folder)).exitCode).toBe(0)
  expect(stored()).toEqual([order('1', now('1'), indexed('1'))])
})

test('an entity without another key, and a checkpoint of other work, are refused', async () => {
  const plain = await setUp(schemaWith(''))
  expect((await move(plain)).stderr).toContain('CLI.USAGE: Order has no `otherKey` in the schema')
  const folder = await setUp(schema, order('1', old('1')))
  writeFileSync(join(folder, 'keyloom-move-Order.json'), '{"version":1,"job":"another","segments":[]}')
  const { exitCode, stderr } = await move(folder)
  expect([exitCode, stderr.includes('SCAN.CHECKPOINT'), stored()]).toEqual([3, true, [order('1', old('1'))]])
})
