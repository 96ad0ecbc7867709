// What the engine leaves behind: the heap after 10,000 engines made and dropped, and after a million puts and deletes, against the heap before; the
// handles it holds open; and whether a process that has used and closed one ends by itself.
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'
import { createEngine } from '@keyloom/testing'

const ENGINES = 10_000
const WRITES = 1_000_000
const KEYS = 1000
const GROWTH = 0.05
const TableName = 'leaks'

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc')

export async function run({ rounds = 1 } = {}) {
  const engines = await grown(ENGINES * rounds, (i) => write(withTable(), i))
  const engine = withTable()
  const writes = await grown((WRITES / 2) * rounds, (i) => write(engine, i))
  await serveOnce()
  const handles = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|Pipe/.test(name) && name !== 'PipeWrap').length
  const exits = await endsByItself()
  const report = { engines, writes: { ...writes, count: writes.count * 2 }, handles, exits }
  return { report, passed: engines.growth <= GROWTH && writes.growth <= GROWTH && handles === 0 && exits }
}

/** How much larger the heap is after doing something many times than after doing it a tenth as often: what is made once is no leak. */
async function grown(count, act) {
  for (let i = 0; i < count / 10; i += 1) act(i)
  const before = await heap()
  const begin = performance.now()
  for (let i = 0; i < count; i += 1) act(i)
  const seconds = (performance.now() - begin) / 1000
  const after = await heap()
  const growth = Math.round((after / before - 1) * 10_000) / 10_000
  return { count, seconds: Math.round(seconds * 10) / 10, megabytes: [before, after].map((bytes) => Math.round(bytes / 1e5) / 10), growth }
}

/** Puts an item and deletes it again. */
function write(engine, i) {
  const Key = { pk: { S: `ITEM#${i % KEYS}` } }
  engine.execute('PutItem', { TableName, Item: { ...Key, by: { S: 'Ann' }, v: { N: String(i) } } })
  engine.execute('DeleteItem', { TableName, Key })
}

function withTable() {
  const engine = createEngine({ historyLimit: 100 })
  const key = (AttributeName) => [{ AttributeName, KeyType: 'HASH' }]
  engine.execute('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'by'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: key('pk'),
    GlobalSecondaryIndexes: [{ IndexName: 'byPerson', KeySchema: key('by'), Projection: { ProjectionType: 'ALL' } }],
  })
  return engine
}

async function serveOnce() {
  const engine = withTable()
  const { endpoint, close } = await engine.listen()
  const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables', connection: 'close' }
  await (await fetch(endpoint, { method: 'POST', headers, body: '{}' })).text()
  await close()
  await sleep(50)
}

async function heap() {
  for (let i = 0; i < 4; i += 1) {
    await sleep(10)
    collect()
  }
  return process.memoryUsage().heapUsed
}

/** Runs `once.mjs`, which does nothing to end itself. */
function endsByItself() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('once.mjs', import.meta.url))], { stdio: 'ignore' })
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  return new Promise((resolve) =>
    child.once('exit', (code) => {
      clearTimeout(late)
      resolve(code === 0)
    }),
  )
}
