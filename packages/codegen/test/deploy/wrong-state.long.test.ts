import { createEngine, type Engine } from '@keyloom/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { type Answer, serveInFront } from '../support/front.js'
import { createProject, type Project } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk' }, indexes: { gsi1: { kind: 'global', partition: 'gsi1pk' } }, ttl: 'expiresAt' })
const order = defineEntity(table, 'Order', {
  attributes: { orderId: z.string() },
  key: { partition: 'ORDER#{orderId}' },
  indexes: { gsi1: { partition: 'ORDER#{orderId}' } },
})
export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`
const changing = ['CreateTable', 'UpdateTable', 'UpdateTimeToLive', 'UpdateContinuousBackups']

beforeEach(() => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'test')
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1')
  return () => void vi.unstubAllEnvs()
})

interface Shop {
  readonly engine: Engine
  readonly project: Project
  /** A command against the engine, where some requests are answered otherwise. */
  keyloom(answer: Answer, command: string, ...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }>
}

/** A project and the table that it had before it had an index. */
async function shop(): Promise<Shop> {
  const engine = createEngine()
  engine.execute('CreateTable', {
    TableName: 'shop',
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  })
  const project = createProject({ 'schema.ts': schema })
  return {
    engine,
    project,
    async keyloom(answer, command, ...args) {
      const front = await serveInFront(engine, answer)
      const io = captureStreams(project.folder)
      const exitCode = await run([command, ...args, ...front.args], io)
      front.close()
      return { exitCode, ...io.written }
    },
  }
}

/** What DescribeTable answers with another state in it, the first few times. */
function described(engine: Engine, TableStatus: string, times: number): Answer {
  let looks = 0
  return (operation, input) => {
    if (operation !== 'DescribeTable' || ++looks > times) return undefined
    const { Table } = engine.execute(operation, input) as { readonly Table: object }
    return { output: { Table: { ...Table, TableStatus } } }
  }
}

const events = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const asIs: Answer = () => undefined
const stepsLeft = async ({ keyloom }: Shop) => JSON.parse((await keyloom(asIs, 'plan', '--json')).stdout).tables[0].steps

describe('a table in the wrong state', () => {
  test.each([
    ['DELETING', 'Wait until it is gone'],
    ['INACCESSIBLE_ENCRYPTION_CREDENTIALS', 'Let DynamoDB use the KMS key'],
    ['ARCHIVING', 'wait for the backup'],
    ['ARCHIVED', 'restore the backup'],
    ['REPLICATION_NOT_AUTHORIZED', 'Wait until it is ACTIVE'],
  ])('that it does not leave by itself is refused: %s', async (state, fix) => {
    const { engine, keyloom } = await shop()
    const before = engine.history.length
    for (const command of ['plan', 'apply']) {
      const { exitCode, stderr } = await keyloom(described(engine, state, 9), command)
      expect([exitCode, stderr]).toEqual([
        3,
        expect.stringMatching(`^error DEPLOY.STATE: The table shop is ${state}; nothing was done. .*${fix}`),
      ])
    }
    expect(engine.history.slice(before).filter(({ operation }) => changing.includes(operation))).toEqual([])
  })

  test('that it leaves by itself is waited for, and said once', async () => {
    const here = await shop()
    const { engine, keyloom } = here
    const { stdout } = await keyloom(described(engine, 'UPDATING', 1), 'plan')
    expect(stdout).toMatch(/\n {2}Not ready yet, `keyloom apply` waits: shop is UPDATING\.\n$/)
    const { exitCode, stdout: lines } = await keyloom(described(engine, 'CREATING', 2), 'apply')
    expect([exitCode, events(lines).map(({ event, waiting }) => waiting ?? event)]).toEqual([
      0,
      [['shop is CREATING'], 'step', 'step', 'done'],
    ])
    expect(await stepsLeft(here)).toEqual([])
  })

  test('whose time to live is about to end is waited for before another one begins', async () => {
    const here = await shop()
    let looks = 0
    const answer: Answer = (operation) =>
      operation === 'DescribeTimeToLive' && ++looks < 5
        ? { output: { TimeToLiveDescription: { AttributeName: 'old', TimeToLiveStatus: 'DISABLING' } } }
        : undefined
    const { exitCode, stdout } = await here.keyloom(answer, 'apply')
    expect([exitCode, events(stdout).map(({ event, waiting }) => waiting ?? event)]).toEqual([
      0,
      ['step', ['the time to live of shop is DISABLING'], 'step', 'done'],
    ])
    expect(await stepsLeft(here)).toEqual([])
  })

  test('whose backups have not begun is asked again', async () => {
    const { keyloom } = await shop()
    let asked = 0
    const answer: Answer = (operation) => {
      const PointInTimeRecoveryStatus = asked > 1 ? 'ENABLED' : 'DISABLED'
      if (operation === 'DescribeContinuousBackups')
        return { output: { ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } } } }
      if (operation !== 'UpdateContinuousBackups') return undefined
      return ++asked === 1 ? { error: 'ContinuousBackupsUnavailableException' } : { output: {} }
    }
    const { exitCode, stdout } = await keyloom(answer, 'apply')
    expect([exitCode, asked, events(stdout).map(({ event, waiting }) => waiting ?? event)]).toEqual([
      0,
      2,
      ['step', ['the backups of shop begin'], 'step', 'step', 'done'],
    ])
  })
})

describe('credentials that are lost', () => {
  /** From the n-th request of an operation on. */
  const lostAt = (operation: string, requests: number): Answer => {
    let met = 0
    return (name) => {
      if (name === operation) met++
      return met >= requests ? { error: 'ExpiredTokenException' } : undefined
    }
  }

  test('in the middle of apply: the next run goes on', async () => {
    const here = await shop()
    const { exitCode, stderr } = await here.keyloom(lostAt('UpdateTimeToLive', 1), 'apply')
    expect([exitCode, stderr]).toEqual([
      3,
      expect.stringContaining('error DEPLOY.ACCESS: DynamoDB refuses shop: No. Renew the credentials'),
    ])
    expect(events((await here.keyloom(asIs, 'apply')).stdout)).toMatchObject([{ event: 'step' }, { event: 'done', steps: 1 }])
    expect(await stepsLeft(here)).toEqual([])
  })

  test('in the middle of a backfill: the next run goes on', async () => {
    const { engine, keyloom, project } = await shop()
    await keyloom(asIs, 'apply')
    const order = (orderId: string) => ({ pk: { S: `ORDER#${orderId}` }, _type: { S: 'Order' }, orderId: { S: orderId } })
    for (const id of ['1', '2', '3']) engine.execute('PutItem', { TableName: 'shop', Item: order(id) })
    expect(await run(['generate'], captureStreams(project.folder))).toBe(0)
    const backfill = (answer: Answer) => keyloom(answer, 'backfill', '--entity', 'Order', '--because', 'x', '--segments', '1')
    const lost = await backfill(lostAt('UpdateItem', 2))
    expect([lost.exitCode, lost.stderr]).toEqual([
      3,
      expect.stringMatching(/SCAN\.INTERRUPTED: .* by ExpiredTokenException: .* the same command again/),
    ])
    expect(await backfill(asIs)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^3 items of Order: 2 stamped, 1 right already/),
    })
  })

  test('before anything', async () => {
    const { keyloom, project } = await shop()
    const lost = lostAt('DescribeTable', 1)
    expect(await keyloom(lost, 'plan')).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining('DEPLOY.ACCESS') })
    expect(await keyloom(lost, 'import', '--table', 'shop', '--out', 'imported.ts')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('SCAN.INTERRUPTED'),
    })
    expect(project.files()).toEqual(['schema.ts'])
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    expect(await keyloom(asIs, 'plan')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('error DEPLOY.ACCESS: There are no credentials to ask DynamoDB for shop with: '),
    })
  })
})

describe('an endpoint', () => {
  test('that goes away in the middle of apply: the next run goes on', async () => {
    const here = await shop()
    const front = await serveInFront(here.engine, (operation) => {
      if (operation === 'UpdateTimeToLive') front.close()
      return undefined
    })
    const io = captureStreams(here.project.folder)
    expect([await run(['apply', ...front.args], io), io.written.stderr]).toEqual([
      3,
      expect.stringContaining('error DEPLOY.UNREACHABLE: DynamoDB was not reached for shop: '),
    ])
    expect(await here.keyloom(asIs, 'apply')).toMatchObject({ exitCode: 0 })
    expect(await stepsLeft(here)).toEqual([])
  })

  test.each([
    [['--endpoint', 'localhost:8000', '--region', 'us-east-1'], 'CLI.USAGE: `--endpoint localhost:8000` is no address.'],
    [[], 'CLI.USAGE: It is not said in which region the table is. Give `--region`'],
    [['--endpoint', 'http://127.0.0.1:1', '--region', 'us-east-1'], 'DEPLOY.UNREACHABLE: '],
  ])('that is none: %j', async (args, message) => {
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) vi.stubEnv(name, undefined)
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    const { folder } = createProject({ 'schema.ts': schema })
    const io = captureStreams(folder)
    expect([await run(['plan', ...args], io), io.written.stderr]).toEqual([3, expect.stringContaining(`error ${message}`)])
  })
})
