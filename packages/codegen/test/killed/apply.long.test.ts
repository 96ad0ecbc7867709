import { beforeAll, expect, test } from 'vitest'
import { buildKeyloom, ended, startKeyloom } from '../support/keyloom.js'
import { createProject } from '../support/project.js'
import { killedRuns, type Moment } from './killed-runs.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk' }, gsi2: { kind: 'global', partition: 'gsi2pk' } },
  ttl: 'expiresAt',
  stream: 'keys-only',
})
const order = defineEntity(table, 'Order', { attributes: { orderId: z.string() }, key: { partition: 'ORDER#{orderId}' } })
export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

beforeAll(buildKeyloom)

const changes = ['CreateTable', 'UpdateTable', 'UpdateTimeToLive']

/** A kill after each change, before its answer has left, and some between and after looks. */
const moments: readonly Moment[] = [
  { operation: 'CreateTable', requests: 1 },
  { operation: 'UpdateTable', requests: 1 },
  { operation: 'DescribeTable', requests: 2, milliseconds: 3 },
  { operation: 'UpdateTable', requests: 1, milliseconds: 5 },
  { operation: 'DescribeTimeToLive', requests: 1 },
  { operation: 'UpdateTable', requests: 1 },
  { operation: 'DescribeTable', requests: 1, milliseconds: 300 },
  { operation: 'UpdateTimeToLive', requests: 1 },
]

test.each([
  ['is missing', 'CreateTable', ['CreateTable', 'UpdateTimeToLive']],
  ['is old', 'UpdateTable', ['UpdateTable', 'UpdateTable', 'UpdateTable', 'UpdateTable', 'UpdateTimeToLive']],
])(
  'apply that is killed anywhere, of a table that %s, is finished by the next one, and does nothing twice',
  async (_, first, expected) => {
    const { engine, endpoint, untilOneEnds } = await killedRuns({ indexCreationMs: 1_000 })
    const key = {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }
    if (first === 'UpdateTable') engine.execute('CreateTable', { TableName: 'shop', ...key, BillingMode: 'PAY_PER_REQUEST' })
    const before = engine.history.length
    const { folder } = createProject({ 'schema.ts': schema })
    const start = (command: string) => startKeyloom(folder, command, '--json', '--region', 'us-east-1', '--endpoint', endpoint)

    const { killed, last } = await untilOneEnds(
      moments.filter(({ operation }) => (first === 'CreateTable' ? operation !== 'UpdateTable' : operation !== 'CreateTable')),
      () => start('apply'),
    )
    const done = engine.history.slice(before).filter(({ operation, error }) => changes.includes(operation) && error === undefined)
    expect([last.exitCode, JSON.parse(last.stdout.trim().split('\n').at(-1)!)]).toMatchObject([0, { event: 'done', table: 'shop' }])
    expect(done.map(({ operation }) => operation)).toEqual(expected)
    expect(killed).toBeGreaterThan(2)
    const plan = await ended(start('plan'))
    expect(JSON.parse(plan.stdout).tables[0].steps).toEqual([])
  },
  120_000,
)
