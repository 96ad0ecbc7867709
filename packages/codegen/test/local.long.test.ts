import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { buildKeyloom, ended, keyloom, startKeyloom } from './support/keyloom.js'
import { createProject } from './support/project.js'

beforeAll(buildKeyloom)

const table = {
  TableName: 'notes',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
}
const Item = { pk: { S: '1' }, text: { S: 'kept' } }

async function call(endpoint: string, operation: string, input: object): Promise<unknown> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body: JSON.stringify(input),
  })
  return answer.json()
}

async function start(folder: string, ...args: readonly string[]) {
  const child = startKeyloom(folder, 'local', '--port', '0', '--json', ...args)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, answer: JSON.parse(String(line)) as { endpoint: string } }
}

test('what was answered survives a kill', async () => {
  const { folder } = createProject({})
  const first = await start(folder, '--db', 'dev.db')
  await call(first.answer.endpoint, 'CreateTable', table)
  await call(first.answer.endpoint, 'PutItem', { TableName: 'notes', Item })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await start(folder, '--db', 'dev.db')
  expect(second.answer).toEqual({ version: 1, command: 'local', ok: true, endpoint: second.answer.endpoint, db: `${folder}/dev.db` })
  expect(await call(second.answer.endpoint, 'GetItem', { TableName: 'notes', Key: { pk: { S: '1' } } })).toEqual({ Item })
  second.child.kill('SIGINT')
  expect(await once(second.child, 'exit')).toEqual([130, null])
})

test('a second process is kept from the file, with exit code 3', async () => {
  const { folder } = createProject({})
  const { child } = await start(folder, '--db', 'dev.db')
  expect(await keyloom(folder, 'local', '--port', '0', '--db', 'dev.db')).toMatchObject({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringContaining(`is in use by process ${child.pid}`),
  })
  const over = ended(child)
  child.kill('SIGTERM')
  expect(await over).toMatchObject({ exitCode: 143 })
})

test('a port that is taken is said, with exit code 3', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { folder } = createProject({})
  expect(await keyloom(folder, 'local', '--port', String(port))).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining(`Port ${port} cannot be listened on: EADDRINUSE.`),
  })
  expect(await keyloom(folder, 'local', '--port', 'http')).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('`--port http` is not a port'),
  })
  server.close()
})
