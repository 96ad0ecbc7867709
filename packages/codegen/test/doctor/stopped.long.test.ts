import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { createEngine } from '@keyloom/testing'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildKeyloom, ended, keyloom, startKeyloom } from '../support/keyloom.js'
import { createProject } from '../support/project.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk' } })
const order = defineEntity(table, 'Order', { attributes: { orderId: z.string() }, key: { partition: 'ORDER#{orderId}' } })

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

beforeAll(buildKeyloom)

test('Ctrl-C reports what was read as a part, and the same command goes on', async () => {
  const engine = createEngine({ limits: { pageBytes: 200 } })
  const server = await engine.listen()
  onTestFinished(server.close)
  engine.execute('CreateTable', {
    TableName: 'shop',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  })
  for (let number = 0; number < 40; number += 1) engine.execute('PutItem', { TableName: 'shop', Item: { pk: { S: `X#${number}` } } })
  const project = createProject({ 'schema.ts': schema })
  expect(await keyloom(project.folder, 'generate')).toMatchObject({ exitCode: 0 })
  const args = ['doctor', '--scan', '--because', 'x', '--region', 'us-east-1', '--endpoint', server.endpoint]

  // One capacity unit a second: it waits after the first pages.
  const child = startKeyloom(project.folder, ...args, '--budget', '1')
  const stopped = ended(child)
  const checkpoint = project.path('keyloom-doctor-shop.json')
  const watcher = watch(project.folder)
  while (!existsSync(checkpoint)) await once(watcher, 'change')
  watcher.close()
  child.kill('SIGINT')
  const { exitCode, stdout } = await stopped
  expect([exitCode, stdout]).toEqual([130, expect.stringContaining('This report is partial. SCAN.INTERRUPTED: It was stopped.')])
  expect(stdout).not.toContain('all of them')

  const whole = await keyloom(project.folder, ...args)
  expect([whole.exitCode, whole.stdout.split(';')[0], existsSync(checkpoint)]).toEqual([0, 'shop: 40 items read, all of them', false])
})
