import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/cli/run.js'
import { createProject } from './support/project.js'
import { captureStreams } from './support/streams.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const logs = defineTable('logs', { key: { partition: 'pk' } })
const order = defineEntity(table, 'Order', {
  attributes: { customerId: z.uuid(), orderId: z.uuid() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
})
const line = defineEntity(logs, 'Line', { attributes: { lineId: z.uuid() }, key: { partition: 'LINE#{lineId}' } })

export default defineSchema({ name: 'shop', tables: [table, logs], entities: [order, line] })
`

/** The exit code of a command, and the code of its error. */
async function failure(folder: string, ...args: readonly string[]) {
  const io = captureStreams(folder)
  const exitCode = await run([...args, '--json'], io)
  const { error } = JSON.parse(io.written.stdout) as { readonly error?: { readonly code: string } }
  return { exitCode, code: error?.code }
}

test('CreateTable makes one table, and a role is given what there is', async () => {
  const roles = "export default { schema: './schema.ts', out: './generated', roles: { clerk: ['Order.create', 'Invoice'] } }"
  const { folder } = createProject({ 'schema.ts': schema, 'roles.config.ts': roles })
  expect(await failure(folder, 'infra', '--format', 'create-table')).toEqual({ exitCode: 3, code: 'INFRA.TABLES' })
  expect(await failure(folder, 'infra', '--format', 'sam', '--config', 'roles.config.ts')).toEqual({ exitCode: 3, code: 'INFRA.ROLE' })
})

test('infrastructure of a schema with problems is no output', async () => {
  const { folder } = createProject({ 'schema.ts': schema.replace('{lineId}', '{lienId}') })
  const io = captureStreams(folder)
  expect([await run(['infra', '--format', 'terraform'], io), io.written.stdout]).toEqual([1, ''])
  expect(io.written.stderr).toContain("Line has no attribute 'lienId'")
})

test('a port that another process has', async () => {
  const { folder } = createProject({})
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { readonly port: number }
  expect(await failure(folder, 'local', '--port', String(port))).toEqual({ exitCode: 3, code: 'CLI.PORT' })
})

test.each([
  ['a snapshot of a newer version', (model: string) => model.replace(/"modelVersion": \d+/, '"modelVersion": 99'), 'MODEL.NEWER'],
  ['a model whose parts were edited by hand', (model: string) => model.replace('"kind": "entity"', '"kind": "table"'), 'MODEL.INVALID'],
  ['half of a model', (model: string) => model.slice(0, 200), 'MODEL.INVALID'],
])('a review against %s', async (_, edited, code) => {
  const project = createProject({ 'schema.ts': schema })
  expect(await run(['generate'], captureStreams(project.folder))).toBe(0)
  project.write('base.json', edited(project.read('generated/model.json')))
  for (const command of ['review', 'verify']) {
    expect(await failure(project.folder, command, '--against', 'base.json')).toMatchObject({ exitCode: 3, code })
  }
})

test('a review of a schema whose committed model was edited by hand is out of date, and says so', async () => {
  const project = createProject({ 'schema.ts': schema })
  expect(await run(['generate'], captureStreams(project.folder))).toBe(0)
  project.write('base.json', project.read('generated/model.json'))
  project.write('generated/model.json', project.read('generated/model.json').replaceAll('ORDER#', 'order#'))
  const io = captureStreams(project.folder)
  expect(await run(['review', '--against', 'base.json', '--format', 'json'], io)).toBe(2)
  expect(JSON.parse(io.written.stdout)).toMatchObject({ changes: [], drift: [{ rule: 'D801' }] })
})
