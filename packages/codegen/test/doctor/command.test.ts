import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine } from '@keyloom/testing'
import { Ajv2020 } from 'ajv/dist/2020.js'
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
const person = defineEntity(table, 'Person', {
  attributes: { email: z.email().meta({ sensitive: true }), name: z.string().max(10) },
  key: { partition: 'PERSON#{email}', sort: 'PERSON' },
  unique: { email: ['email'] },
})
const order = defineEntity(table, 'Order', {
  attributes: { customer: z.string().max(10), orderId: z.string().max(10) },
  key: { partition: 'CUSTOMER#{customer}', sort: 'ORDER#{orderId}' },
  indexes: { gsi1: { partition: 'ORDERS', sort: '{orderId}' } },
  patterns: { all: { by: [] } },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [person, order] })
`

const order = (orderId: string, more: object = {}) => ({
  pk: { S: `CUSTOMER#${orderId}` },
  sk: { S: `ORDER#${orderId}` },
  gsi1pk: { S: 'ORDERS' },
  gsi1sk: { S: orderId },
  _type: { S: 'Order' },
  customer: { S: orderId },
  orderId: { S: orderId },
  ...more,
})

let engine: Engine
let server: Awaited<ReturnType<Engine['listen']>>
let folder: string
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
  return setUpWith(schema, ...items)
}

async function setUpWith(source: string, ...items: object[]) {
  engine.reset()
  engine.faults.clear()
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
  folder = createProject({ 'schema.ts': source }).folder
  await run(['generate'], captureStreams(folder))
}

async function doctor(...args: readonly string[]) {
  const io = captureStreams(folder)
  const live = ['--table', 'shop-prod', '--region', 'us-east-1', '--endpoint', server.endpoint]
  const exitCode = await run(['doctor', ...live, ...args], io)
  return { exitCode, ...io.written }
}

const validate = new Ajv2020({ strict: true }).compile(
  JSON.parse(readFileSync(new URL('../../../../docs/schemas/doctor.schema.json', import.meta.url), 'utf8')),
)
function parsed(text: string) {
  const result: unknown = JSON.parse(text)
  expect([validate(result), validate.errors]).toEqual([true, null])
  return result
}

test('a sample says what it read, and nothing where all is well', async () => {
  await setUp(order('1'), order('2'))
  expect(await doctor()).toEqual({
    exitCode: 0,
    stdout: 'shop-prod: 2 items read, all of them; 10 read capacity units.\n',
    stderr: 'Reading 1000 items of shop-prod at most, from 20 parts of it; all with `--scan`.\n' + '0 errors, 0 warnings, 0 notes.\n',
  })
})

test('a finding says which items have it and what to do; a few of them are shown', async () => {
  await setUp(...Array.from({ length: 40 }, (_, number) => order(String(number), { gsi1sk: { S: 'x' } })))
  const { exitCode, stdout } = await doctor('--sample', '20')
  const [read, title, ...shown] = stdout.split('\n')
  expect([exitCode, read, title]).toEqual([
    1,
    expect.stringMatching(/^shop-prod: (\d+) items read, [\d.]+ % of about 40; 10 read capacity units\.$/),
    expect.stringMatching(/^error stale-index: \d+ items of Order with other keys in gsi1 than their attributes form: /),
  ])
  expect(shown).toEqual([
    ...Array.from({ length: 5 }, () => expect.stringMatching(/^ {4}pk "CUSTOMER#\d+", sk "ORDER#\d+": another gsi1sk$/)),
    expect.stringMatching(/^ {4}… and \d+ more$/),
    '    Run `keyloom backfill`.',
    '',
  ])
})

test('the JSON output follows its published schema, and `--fail-on` decides what fails', async () => {
  const unknown = { pk: { S: 'X' }, sk: { S: 'X' }, _type: { S: 'Gone' } }
  await setUp(order('1'), unknown)
  const result = {
    version: 1,
    command: 'doctor',
    ok: true,
    counts: { error: 0, warn: 1, info: 0 },
    tables: [
      {
        table: 'shop',
        name: 'shop-prod',
        mode: 'scan',
        because: 'a look',
        complete: true,
        itemsInTable: 2,
        items: 2,
        fraction: 1,
        entities: { Order: 1 },
        capacityUnits: 2,
        findings: [
          {
            severity: 'warn',
            kind: 'unknown-type',
            type: 'Gone',
            count: 1,
            examples: [{ key: { pk: '(hidden)', sk: 'X' }, why: 'no entity of the schema has such items' }],
          },
        ],
      },
    ],
  }
  const scan = ['--scan', '--because', 'a look', '--json', '--budget', '10000']
  const passed = await doctor(...scan)
  expect([passed.exitCode, parsed(passed.stdout), passed.stderr]).toEqual([0, result, 'Reading shop-prod by a Scan: a look\n'])
  const failed = await doctor(...scan, '--fail-on', 'warn')
  expect([failed.exitCode, parsed(failed.stdout)]).toEqual([1, { ...result, ok: false }])
})

test('no value of a sensitive attribute is told', async () => {
  const person = (email: string, more: object) => ({
    pk: { S: `PERSON#${email}` },
    sk: { S: 'PERSON' },
    _type: { S: 'Person' },
    email: { S: email },
    name: { S: 'Ann' },
    ...more,
  })
  const sentinel = (email: string) => ({
    pk: { S: `UNIQUE#Person#email#${email}` },
    sk: { S: 'UNIQUE' },
    _type: { S: '$unique' },
    _owner: { M: { pk: { S: 'PERSON#nobody@secret.example' }, sk: { S: 'PERSON' } } },
  })
  await setUp(
    person('ann@secret.example', { name: { S: 'A name that is too long' } }),
    person('bob@secret.example', { email: { S: 'carl@secret.example' } }),
    person('dan@secret.example', { email: { N: '7' } }),
    sentinel('eve@secret.example'),
    { pk: { S: 'PERSON#fay@secret.example' }, sk: { S: 'OLD' } },
  )
  for (const args of [[], ['--json']]) {
    const { exitCode, stdout, stderr } = await doctor(...args)
    expect([exitCode, `${stdout}${stderr}`.includes('secret.example')]).toEqual([1, false])
    expect(stdout).toContain('PERSON#{email}')
  }
})

test('what was read before a failure is reported as a part, and a Scan goes on from there', async () => {
  await setUp(...Array.from({ length: 3 }, (_, number) => order(String(number), { gsi1pk: { S: 'x' } })))
  let scans = 0
  engine.faults.inject({ kind: 'throttling', operation: 'Scan', times: 1, matches: () => ++scans > 1 })
  const failed = await doctor('--scan', '--because', 'x', '--segments', '2')
  expect([
    failed.exitCode,
    failed.stdout.includes('This report is partial. SCAN.INTERRUPTED'),
    failed.stdout.includes('all of them'),
  ]).toEqual([3, true, false])
  expect(existsSync(join(folder, 'keyloom-doctor-shop-prod.json'))).toBe(true)
  const { exitCode, stdout, stderr } = await doctor('--scan', '--because', 'x', '--json')
  expect([exitCode, parsed(stdout), stderr]).toEqual([
    1,
    expect.objectContaining({ counts: { error: 3, warn: 0, info: 0 }, tables: [expect.objectContaining({ items: 3, complete: true })] }),
    'Going on reading shop-prod by a Scan: x\n',
  ])
  expect(existsSync(join(folder, 'keyloom-doctor-shop-prod.json'))).toBe(false)
  engine.faults.inject({ kind: 'throttling', operation: 'Scan', times: 30 })
  const json = await doctor('--json')
  expect([json.exitCode, parsed(json.stdout)]).toEqual([
    3,
    expect.objectContaining({ ok: false, interrupted: { code: 'SCAN.INTERRUPTED', message: expect.any(String) } }),
  ])
})

test('one counter of several entities is compared by a second reading, which begins anew where it was interrupted', async () => {
  const attributes = "attributes: { owner: z.string().max(9), id: z.string().max(9) }, countedIn: [{ parent: board, counter: 'cards' }]"
  const counting = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const board = defineEntity(table, 'Board', {
  attributes: { owner: z.string().max(9), cards: z.int().min(0) },
  key: { partition: 'BOARD#{owner}', sort: 'BOARD' },
})
const task = defineEntity(table, 'Task', { key: { partition: 'TASK#{id}', sort: 'TASK' }, ${attributes} })
const bug = defineEntity(table, 'Bug', { key: { partition: 'BOARD#{owner}', sort: 'BUG#{id}' }, ${attributes} })

export default defineSchema({ name: 'boards', tables: [table], entities: [board, task, bug] })
`
  const item = (pk: string, sk: string, type: string, more: object) => ({ pk: { S: pk }, sk: { S: sk }, _type: { S: type }, ...more })
  const board = (owner: string, cards: string) => item(`BOARD#${owner}`, 'BOARD', 'Board', { owner: { S: owner }, cards: { N: cards } })
  const task = (owner: string, id: string) => item(`TASK#${id}`, 'TASK', 'Task', { owner: { S: owner }, id: { S: id } })
  const bug = (owner: string, id: string) => item(`BOARD#${owner}`, `BUG#${id}`, 'Bug', { owner: { S: owner }, id: { S: id } })
  await setUpWith(counting, board('a', '3'), board('b', '3'), task('a', '1'), task('a', '2'), task('b', '3'), bug('a', '4'), bug('b', '5'))

  let scans = 0
  engine.faults.inject({ kind: 'throttling', operation: 'Scan', times: 1, matches: () => ++scans > 2 })
  const failed = await doctor('--scan', '--because', 'x', '--segments', '2')
  expect([failed.exitCode, failed.stderr.includes('Reading shop-prod once more: 1 counter may be wrong.')]).toEqual([3, true])
  const { exitCode, stdout, stderr } = await doctor('--scan', '--because', 'x', '--json')
  const finding = { severity: 'error', kind: 'miscounted', type: 'Board', of: 'cards', count: 1 }
  const examples = [{ key: { pk: 'BOARD#b', sk: 'BOARD' }, why: '3, and there are 2 of Task and Bug' }]
  expect([exitCode, parsed(stdout), stderr]).toEqual([
    1,
    expect.objectContaining({ tables: [expect.objectContaining({ items: 7, findings: [{ ...finding, examples }] })] }),
    'Going on reading shop-prod by a Scan: x\nReading shop-prod once more: 1 counter may be wrong.\n',
  ])
  expect(existsSync(join(folder, 'keyloom-doctor-shop-prod.json'))).toBe(false)
  const sampled = await doctor()
  expect(sampled.stdout).toContain('\nCounters that were not compared: Board.cards.\n')
  expect(parsed((await doctor('--json')).stdout)).toMatchObject({ tables: [{ uncompared: ['Board.cards'] }] })
})

test.each([
  [['--scan'], 'CLI.USAGE: `keyloom doctor` needs `--because`'],
  [['--sample', 'many'], 'CLI.USAGE: `--sample many` is not a whole number above 0.'],
  [['--fail-on', 'breaking'], 'CLI.USAGE: `--fail-on` has no `breaking`'],
])('%j', async (args, message) => {
  await setUp()
  const { exitCode, stdout, stderr } = await doctor(...args)
  expect([exitCode, stdout, stderr.includes(message)]).toEqual([3, '', true])
})

test('a table that is not there, and generated code that is out of date', async () => {
  await setUp()
  engine.execute('DeleteTable', { TableName: 'shop-prod' })
  const { exitCode, stderr } = await doctor()
  expect([exitCode, stderr.includes('SCAN.INTERRUPTED'), stderr.includes('ResourceNotFoundException')]).toEqual([3, true, true])
  const other = createProject({ 'schema.ts': schema })
  const io = captureStreams(other.folder)
  expect([await run(['doctor'], io), io.written.stderr]).toEqual([
    2,
    'The generated code in generated is out of date, and it says what keys are: run `keyloom generate`.\n',
  ])
})
