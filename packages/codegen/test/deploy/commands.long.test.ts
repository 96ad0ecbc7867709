import { createEngine } from '@keyloom/testing'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildKeyloom, ended, startKeyloom } from '../support/keyloom.js'
import { createProject } from '../support/project.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk' } },
})
const order = defineEntity(table, 'Order', { attributes: { orderId: z.string() }, key: { partition: 'ORDER#{orderId}' } })
export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

beforeAll(buildKeyloom)

test('plan shows the steps; apply that is stopped by Ctrl-C says so, and another one finishes', async () => {
  const project = createProject({ 'schema.ts': schema })
  const engine = createEngine({ indexCreationMs: 3_600_000 })
  const server = await engine.listen({ port: 0 })
  onTestFinished(() => server.close())
  const start = (command: string) =>
    startKeyloom(project.folder, command, '--table', 'shop-test', '--region', 'us-east-1', '--endpoint', server.endpoint)
  const key = [{ AttributeName: 'pk', KeyType: 'HASH' }]
  const attributes = [{ AttributeName: 'pk', AttributeType: 'S' }]
  const table = {
    TableName: 'shop-test',
    KeySchema: key,
    AttributeDefinitions: attributes,
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
  }
  engine.execute('CreateTable', table)

  const plan = await ended(start('plan'))
  expect([plan.exitCode, plan.stdout]).toEqual([
    0,
    'shop-test:\n  1. Create the index gsi1, gsi1pk with all attributes, and wait until it is ACTIVE.\n',
  ])

  const stopped = start('apply')
  stopped.stdout.once('data', () => stopped.kill('SIGINT'))
  const { exitCode, stderr } = await ended(stopped)
  expect([exitCode, stderr]).toEqual([130, expect.stringContaining('run it again to continue')])

  engine.clock.advance(3_600_000)
  const finished = await ended(start('apply'))
  const events = finished.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event)
  expect([finished.exitCode, events.at(-1)]).toEqual([0, 'done'])
  expect(engine.history.filter(({ operation }) => operation === 'UpdateTable').length).toBeLessThanOrEqual(1)
})
