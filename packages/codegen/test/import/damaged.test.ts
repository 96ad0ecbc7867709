import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

/** Imports a file with this text, and gives the schema that was written. */
async function imported(name: string, text: string) {
  const { folder } = createProject({})
  writeFileSync(join(folder, name), text)
  const io = captureStreams(folder)
  const exitCode = await run(['import', '--from', name], io)
  const file = join(folder, 'schema.ts')
  return { folder, exitCode, stderr: io.written.stderr, schema: existsSync(file) ? readFileSync(file, 'utf8') : undefined }
}

const workbench = (...tables: unknown[]) => JSON.stringify({ ModelName: 'shop', DataModel: tables })
const key = { PartitionKey: { AttributeName: 'pk', AttributeType: 'S' } }

test.each([
  ['a table without a key', 'model.json', workbench({ TableName: 'T' })],
  ['no table', 'model.json', workbench(null, 7)],
  ['an index without a key', 'model.json', workbench({ TableName: 'T', KeyAttributes: key, GlobalSecondaryIndexes: [{}] })],
  ['a resource that is none', 'template.json', '{"Resources":{"T":null}}'],
  ['a table definition with a key of nothing', 'table.json', '{"TableName":"T","KeySchema":[null]}'],
  ['a file that was cut off', 'model.json', workbench({ TableName: 'T', KeyAttributes: key }).slice(0, -20)],
])('%s is told with a code, and nothing is written', async (_, name, text) => {
  const { exitCode, stderr, schema } = await imported(name, text)
  expect([exitCode, stderr.split(':')[0], schema]).toEqual([3, 'error IMPORT.SOURCE', undefined])
})

test('entries of the data of a model that are no items are left out, and told', async () => {
  const TableData = [{ pk: { S: 'A#1' }, id: { S: '1' } }, null, { pk: 'A#2' }]
  const { exitCode, schema } = await imported('model.json', workbench({ TableName: 'T', KeyAttributes: key, TableData }))
  expect(exitCode).toBe(0)
  expect(schema).toContain('// doubt: 2 of 3 entries of its data are no items\n')
})

test('names and values of a sample are no code of the schema, which generates', async () => {
  const hostile = ['__proto__', 'toString', "a'b\\", '*/ process.exit(1)', 'be\nta', '\u2028', 'a b', 'aB']
  const items = Array.from({ length: 40 }, (_, i) => {
    const own = hostile.map((name) => [name, { S: `${name} ${i}` }] as const)
    const status = { S: ['open', 'x\nprocess.exit(1)', '\u2028process.exit(1)'][i % 3] }
    return JSON.stringify(Object.fromEntries([['pk', { S: `USER#${i}` }], ['userId', { S: String(i) }], ['status', status], ...own]))
  })
  const { folder, exitCode, schema } = await imported('dump\nprocess.exit(1).jsonl', items.join('\n'))
  expect(exitCode).toBe(0)
  const code = schema!.split('\n').map((line) => line.replace(/'(\\.|[^'\\])*'|\/\/.*/g, ''))
  expect(code.filter((line) => line.includes('process.exit'))).toEqual([])
  expect(schema).toContain('// doubt: items have an attribute __proto__, which no object of JavaScript holds: it is left out\n')
  expect(schema).toContain("ab2: 'a b'")
  const io = captureStreams(folder)
  expect([await run(['generate'], io), io.written.stdout]).toEqual([0, expect.stringContaining('written')])
})
