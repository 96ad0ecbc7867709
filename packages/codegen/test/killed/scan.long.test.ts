import { beforeAll, expect, test } from 'vitest'
import { buildKeyloom, ended, keyloom, startKeyloom } from '../support/keyloom.js'
import { createProject } from '../support/project.js'
import { killedRuns, type Moment } from './killed-runs.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const order = defineEntity(table, 'Order', {
  attributes: { customer: z.string().max(10), orderId: z.string().max(10), status: z.enum(['open', 'paid']), email: z.string().max(20) },
  key: { partition: 'CUSTOMER#{customer}', sort: 'ORDER#{orderId}' },
  otherKey: { partition: 'ORDER#{orderId}#{customer}', sort: 'ORDER' },
  indexes: { gsi1: { partition: '{status}', sort: '{orderId}' } },
  unique: { email: ['email'] },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

const items = 40
const now = (id: string) => ({ pk: { S: `CUSTOMER#c${id}` }, sk: { S: `ORDER#${id}` } })
const old = (id: string) => ({ pk: { S: `ORDER#${id}#c${id}` }, sk: { S: 'ORDER' } })
const order = (id: string, status: string, key: ReturnType<typeof now>) => ({
  ...key,
  _type: { S: 'Order' },
  customer: { S: `c${id}` },
  orderId: { S: id },
  status: { S: status },
  email: { S: `${id}@x` },
})
const indexed = (id: string, status: string) => ({ gsi1pk: { S: status }, gsi1sk: { S: id } })
const marker = (id: string) => ({
  pk: { S: `UNIQUE#Order#email#${id}@x` },
  sk: { S: 'UNIQUE' },
  _type: { S: '$unique' },
  _owner: { M: now(id) },
})
const ids = Array.from({ length: items }, (_, number) => String(number).padStart(2, '0'))

beforeAll(buildKeyloom)

/** In the middle of a page, between two, and while a checkpoint is written. */
function momentsOf(write: string): readonly Moment[] {
  return [
    { operation: 'Scan', requests: 1 },
    { operation: write, requests: 1 },
    { operation: 'Scan', requests: 3 },
    { operation: write, requests: 5 },
    { operation: 'Scan', requests: 4, milliseconds: 1 },
    { operation: write, requests: 4, milliseconds: 2 },
  ]
}

test.each([
  ['backfill', 'UpdateItem', now],
  ['move', 'TransactWriteItems', old],
])(
  '%s that is killed anywhere is finished by the next run: nothing is lost, and the work goes on',
  async (command, write, keyOf) => {
    const paid = new Set<string>()
    // Of others, between the reading of an item and its writing: each Scan meets one.
    const { engine, endpoint, untilOneEnds } = await killedRuns({ limits: { pageBytes: 600 } }, (operation) => {
      const id = ids[paid.size * 5]
      if (operation !== 'Scan' || id === undefined) return
      paid.add(id)
      const Key = [old(id), now(id)].find((key) => engine.execute('GetItem', { TableName: 'shop', Key: key }).Item !== undefined)!
      const ExpressionAttributeValues = { ':paid': { S: 'paid' } }
      const UpdateExpression = 'SET #status = :paid, gsi1pk = :paid'
      engine.execute('UpdateItem', {
        TableName: 'shop',
        Key,
        UpdateExpression,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues,
      })
    })
    const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
    const key = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ]
    engine.execute('CreateTable', {
      TableName: 'shop',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(attribute),
      KeySchema: key('pk', 'sk'),
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } }],
    })
    for (const id of ids) {
      engine.execute('PutItem', { TableName: 'shop', Item: order(id, 'open', keyOf(id)) })
      engine.execute('PutItem', { TableName: 'shop', Item: { ...marker(id), _owner: { M: keyOf(id) } } })
    }
    const project = createProject({ 'schema.ts': schema })
    expect(await keyloom(project.folder, 'generate')).toMatchObject({ exitCode: 0 })
    const before = engine.history.length
    const args = ['--entity', 'Order', '--because', 'x', '--segments', '2', '--region', 'us-east-1', '--endpoint', endpoint]
    const start = (...more: readonly string[]) => startKeyloom(project.folder, command, ...args, '--json', ...more)

    const { killed, last } = await untilOneEnds(momentsOf(write), start)
    const requests = engine.history.slice(before)
    expect([last.exitCode, last.stderr.split(' ')[0]]).toEqual([0, 'Going'])
    expect(killed).toBeGreaterThan(3)

    const status = (id: string) => (paid.has(id) ? 'paid' : 'open')
    const expected = ids.flatMap((id) => [
      { ...order(id, status(id), now(id)), ...indexed(id, status(id)) },
      { ...marker(id), _owner: { M: command === 'move' ? now(id) : keyOf(id) } },
    ])
    const get = ({ pk, sk }: ReturnType<typeof now>) => engine.execute('GetItem', { TableName: 'shop', Key: { pk, sk } }).Item
    expect(expected.map(get)).toEqual(expected)
    expect(engine.execute('DescribeTable', { TableName: 'shop' }).Table).toMatchObject({ ItemCount: expected.length })
    expect(project.files().filter((file) => file.startsWith('keyloom-'))).toEqual([])

    const done = (operation: string) => requests.filter((request) => request.operation === operation && request.error === undefined).length
    // Each item is written once, and a run reads at most the page of each segment again that the one before was at.
    expect(done(write)).toBe(command === 'move' ? items : items + paid.size)
    const { length } = engine.history
    expect(await ended(start('--dry-run'))).toMatchObject({ exitCode: 0 })
    const pages = engine.history.length - length
    expect(done('Scan')).toBeLessThanOrEqual(pages + 2 * killed)
  },
  120_000,
)
