import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine } from '@keyloom/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const order = defineEntity(table, 'Order', {
  attributes: { customer: z.string().max(10), orderId: z.string().max(10), status: z.enum(['open', 'paid']) },
  key: { partition: 'CUSTOMER#{customer}', sort: 'ORDER#{orderId}' },
  indexes: { gsi1: { when: { status: 'open' }, partition: 'OPEN', sort: '{orderId}' } },
  patterns: { open: { by: [], where: { status: 'open' } } },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

const order = (orderId: string, status: string, more: object = {}) => ({
  pk: { S: 'CUSTOMER#c' },
  sk: { S: `ORDER#${orderId}` },
  _type: { S: 'Order' },
  customer: { S: 'c' },
  orderId: { S: orderId },
  status: { S: status },
  ...more,
})
const openKey = (orderId: string) => ({ gsi1pk: { S: 'OPEN' }, gsi1sk: { S: orderId } })

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

async function setUp(...items: object[]) {
  return setUpWith({ 'schema.ts': schema }, ...items)
}

async function setUpWith(files: Readonly<Record<string, string>>, ...items: object[]) {
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
  const { folder } = createProject(files)
  await run(['generate'], captureStreams(folder))
  return folder
}

async function backfill(folder: string, ...args: readonly string[]) {
  const io = captureStreams(folder)
  const live = ['--table', 'shop-prod', '--region', 'us-east-1', '--endpoint', server.endpoint]
  const exitCode = await run(['backfill', '--entity', 'Order', '--because', 'gsi1 is new', ...live, ...args], io)
  return { exitCode, ...io.written }
}

const stored = () => engine.execute('Scan', { TableName: 'shop-prod' }).Items

test('index keys are stamped where they are not what the item forms, and nothing else is written', async () => {
  const right = order('2', 'open', openKey('2'))
  const other = { pk: { S: 'X' }, sk: { S: 'X' }, _type: { S: 'Other' } }
  const folder = await setUp(order('1', 'open'), right, order('3', 'paid', openKey('3')), other)
  const before = stored()

  const dry = await backfill(folder, '--dry-run', '--json')
  expect([dry.exitCode, JSON.parse(dry.stdout), stored()]).toEqual([
    1,
    {
      version: 1,
      command: 'backfill',
      entity: 'Order',
      dryRun: true,
      seen: 3,
      stamped: 2,
      current: 1,
      misplaced: 0,
      unreadable: 0,
      contended: 0,
      samples: { stamped: ['CUSTOMER#c / ORDER#1', 'CUSTOMER#c / ORDER#3'] },
    },
    before,
  ])
  expect((await backfill(folder, '--dry-run')).stdout).toBe(
    '3 items of Order: 2 to be stamped, 1 right already, 0 under another primary key than their attributes form, 0 that do not satisfy the schema, ' +
      '0 changed by others all the while.\n  to be stamped: CUSTOMER#c / ORDER#1\n  to be stamped: CUSTOMER#c / ORDER#3\n',
  )
  expect(await backfill(folder)).toEqual({
    exitCode: 0,
    stdout:
      '3 items of Order: 2 stamped, 1 right already, 0 under another primary key than their attributes form, 0 that do not satisfy the schema, ' +
      '0 changed by others all the while.\n',
    stderr: 'Reading shop-prod by a Scan in 4 segments: gsi1 is new\n',
  })
  expect(stored()).toEqual(expect.arrayContaining([order('1', 'open', openKey('1')), right, order('3', 'paid'), other]))
  expect(existsSync(join(folder, 'keyloom-backfill-Order.json'))).toBe(false)
})

test('what it cannot stamp is counted, and fails the command', async () => {
  const folder = await setUp(order('1', 'gone'), { ...order('2', 'paid'), sk: { S: 'ORDER#9' } })
  const { exitCode, stdout } = await backfill(folder)
  expect([exitCode, stdout]).toEqual([
    1,
    '2 items of Order: 0 stamped, 0 right already, 1 under another primary key than their attributes form, 1 that do not satisfy the schema, ' +
      '0 changed by others all the while.\n  unreadable: CUSTOMER#c / ORDER#1\n  misplaced: CUSTOMER#c / ORDER#9\n',
  ])
})

test('attributes get their default and their form, and nothing else is written', async () => {
  const news = `attributes: { customer: z.string().max(10), orderId: z.string().max(10), status: z.enum(['open', 'paid']),
    retries: z.int().default(0), tags: z.set(z.string().max(9)).optional(), total: z.number().optional(),
    address: z.object({ city: z.string(), country: z.string().default('DE') }).optional() },`
  const old = order('1', 'open', {
    tags: { L: [{ S: 'a' }, { S: 'b' }] },
    total: { S: '12.5' },
    address: { M: { city: { S: 'Bonn' }, old: { S: 'kept' } } },
    foreign: { S: 'kept' },
  })
  const right = order('2', 'paid', { retries: { N: '3' }, tags: { SS: ['b'] } })
  const folder = await setUp(old, right)
  writeFileSync(join(folder, 'schema.ts'), schema.replace(/attributes: .*\n/, `${news}\n`))
  await run(['generate'], captureStreams(folder))

  const { exitCode, stdout } = await backfill(folder, '--attribute', 'retries,tags,total,address', '--json')
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { seen: 2, stamped: 1, current: 1 }])
  const stamped = {
    ...old,
    retries: { N: '0' },
    tags: { SS: ['a', 'b'] },
    total: { N: '12.5' },
    address: { M: { city: { S: 'Bonn' }, old: { S: 'kept' }, country: { S: 'DE' } } },
  }
  expect(stored()).toEqual(expect.arrayContaining([stamped, right]))
  const again = await backfill(folder, '--attribute', 'retries,tags,total,address', '--index', 'gsi1', '--json')
  expect([again.exitCode, JSON.parse(again.stdout)]).toMatchObject([0, { seen: 2, stamped: 1, current: 1 }])
  expect(stored()).toEqual(expect.arrayContaining([{ ...stamped, ...openKey('1') }, right]))
})

test('a failure leaves a checkpoint that the next run goes on from', async () => {
  const folder = await setUp(order('1', 'open'))
  engine.faults.inject({ kind: 'throttling', operation: 'UpdateItem', times: 10 })
  const failed = await backfill(folder, '--segments', '2')
  expect([failed.exitCode, failed.stderr.includes('SCAN.INTERRUPTED')]).toEqual([3, true])
  expect(existsSync(join(folder, 'keyloom-backfill-Order.json'))).toBe(true)
  engine.faults.clear()
  const { exitCode, stderr } = await backfill(folder)
  expect([exitCode, stderr]).toEqual([0, 'Going on reading shop-prod by a Scan in 2 segments: gsi1 is new\n'])
  expect(stored()).toEqual([order('1', 'open', openKey('1'))])
})

test.each([
  ['a checkpoint that is none', '{', 'SCAN.CHECKPOINT'],
  ['a checkpoint of another work', '{"version":1,"job":"Order gsi2 of other","segments":[],"result":{}}', 'SCAN.CHECKPOINT'],
])('%s', async (_, text, code) => {
  const folder = await setUp(order('1', 'open'))
  writeFileSync(join(folder, 'keyloom-backfill-Order.json'), text)
  const { exitCode, stderr } = await backfill(folder)
  expect([exitCode, stderr.includes(code), stored()]).toEqual([3, true, [order('1', 'open')]])
})

test.each([
  ['no parts of the table', { segments: [] }],
  ['a part that is nowhere', { segments: ['begin', null] }],
  ['a part after no key', { segments: [{ after: 'x' }] }],
  ['no result', { result: null }],
  ['another version', { version: 2 }],
])('a damaged checkpoint, %s, is refused and left as it is', async (_, damage) => {
  const folder = await setUp(order('1', 'open'))
  engine.faults.inject({
    kind: 'throttling',
    operation: 'Scan',
    times: 1,
    matches: (_, input) => (input as { Segment?: number }).Segment === 1,
  })
  await backfill(folder, '--segments', '2')
  engine.faults.clear()
  const file = join(folder, 'keyloom-backfill-Order.json')
  const text = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...damage })
  writeFileSync(file, text)
  const { exitCode, stderr } = await backfill(folder)
  expect([exitCode, stderr.includes('SCAN.CHECKPOINT'), readFileSync(file, 'utf8')]).toEqual([3, true, text])
})

test('an entity and an index have to exist, and a Scan needs a reason', async () => {
  const folder = await setUp()
  const outcome = async (...args: string[]) => {
    const io = captureStreams(folder)
    return [await run(['backfill', ...args], io), io.written.stderr.split('\n')[0]]
  }
  const table = ['--table', 'shop-prod']
  expect(await outcome('--entity', 'Order', ...table)).toEqual([
    3,
    'error CLI.USAGE: `keyloom backfill` needs `--because`: it reads the whole table by a Scan, which is billed; say why that is meant.',
  ])
  expect(await outcome('--entity', 'Ordr', '--because', 'x', ...table)).toEqual([
    3,
    "error CLI.USAGE: There is no entity 'Ordr' (did you mean `Order`?). The schema has Order.",
  ])
  expect(await outcome('--entity', 'Order', '--index', 'gsi9', '--because', 'x', ...table)).toEqual([
    3,
    "error CLI.USAGE: Order has no key to be stamped in an index 'gsi9' (did you mean `gsi1`?).",
  ])
  expect(await outcome('--entity', 'Order', '--attribute', 'statu', '--because', 'x', ...table)).toEqual([
    3,
    "error CLI.USAGE: Order has no attribute 'statu' (did you mean `status`?).",
  ])
})

test('what is computed is made anew, and the keys with it', async () => {
  const computing = schema
    .replace("status: z.enum(['open', 'paid'])", "status: z.enum(['open', 'paid']), label: z.string()")
    .replace("sort: '{orderId}' }", "sort: '{label}' }")
    .replace('indexes: { gsi1: { when', 'computed: { label },\n  indexes: { gsi1: { when')
    .replace("import { z } from 'zod'", "import { z } from 'zod'\nimport { label } from './label.js'")
  const label = "export const label = { from: ['orderId'], compute: ({ orderId }: { orderId: string }) => 'no. '.concat(orderId) }\n"
  const before = order('1', 'open', { label: { S: '1' }, gsi1pk: { S: 'OPEN' }, gsi1sk: { S: '1' } })
  const after = { ...before, label: { S: 'no. 1' }, gsi1sk: { S: 'no. 1' } }
  const files = { 'schema.ts': computing, 'label.ts': label }

  expect((await backfill(await setUpWith(files, before))).exitCode).toBe(0)
  expect(stored()).toEqual([after])
  expect((await backfill(await setUpWith(files, before), '--attribute', 'label')).exitCode).toBe(0)
  expect(stored()).toEqual([{ ...before, label: { S: 'no. 1' } }])
})
