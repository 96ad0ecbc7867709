import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { decodeStreamRecord, type Visit } from './generated/index.js'
import { startKiosk, type TestKiosk } from './start-kiosk.js'
import type { WireRecord } from './stream-records.js'

const openedAt = new Date('2026-01-31T10:00:00.000Z')
const visit: Visit = {
  day: '2026-01-31',
  visitId: 'v#1',
  openedAt,
  owner: 'ann',
  status: 'open',
  picture: new Uint8Array([0, 255, 7]),
  count: 1,
}
const key = { day: visit.day, openedAt, visitId: visit.visitId }
const keys = { pk: { S: 'DAY#2026-01-31' }, sk: { S: 'VISIT#2026-01-31T10:00:00.000Z#v#1' } }

/** What a record became, without the facts that differ from run to run. */
function decoded(record: WireRecord): unknown {
  const { eventId, sequenceNumber, at, error, ...rest } = decodeStreamRecord(record) as unknown as Record<string, unknown>
  expect([typeof eventId, typeof sequenceNumber, at instanceof Date]).toEqual(['string', 'string', true])
  return { ...rest, ...(isKeyloomError(error) && { code: error.code }) }
}

describeOnEngines('stream records', (on) => {
  let test1: TestKiosk
  beforeEach(async () => {
    test1 = await startKiosk(on)
  })

  test('new and old images: each change by its entity', async () => {
    const { kiosk } = test1
    await kiosk.visit.create(visit)
    await kiosk.summary.create({ day: visit.day, text: 'quiet' })
    await kiosk.visit.update(key, { set: { status: 'done' }, add: { count: 2 } })
    await kiosk.visit.delete(key)
    const after: Visit = { ...visit, status: 'done', count: 3 }
    const common = { entity: 'Visit', keys, key: { day: visit.day, openedAt, visitId: 'v#1' } }
    expect((await test1.records('kiosk')).map(decoded)).toEqual([
      { ...common, type: 'INSERT', newImage: visit },
      {
        type: 'INSERT',
        entity: 'Summary',
        keys: { pk: { S: 'DAY#2026-01-31' }, sk: { S: 'SUMMARY' } },
        key: { day: visit.day },
        newImage: { day: visit.day, text: 'quiet' },
      },
      { ...common, type: 'MODIFY', oldImage: visit, newImage: after },
      { ...common, type: 'REMOVE', expired: false, oldImage: after },
    ])
  })

  test('new images, old images and keys only: what there is', async () => {
    const { kiosk } = test1
    await kiosk.lamp.create({ room: 'hall', watts: 40 })
    await kiosk.lamp.update({ room: 'hall' }, { set: { watts: 60 } })
    await kiosk.lamp.delete({ room: 'hall' })
    const lamp = { entity: 'Lamp', key: { room: 'hall' }, keys: { pk: { S: 'LAMP#hall' } } }
    expect((await test1.records('fresh')).map(decoded)).toEqual([
      { ...lamp, type: 'INSERT', newImage: { room: 'hall', watts: 40 } },
      { ...lamp, type: 'MODIFY', newImage: { room: 'hall', watts: 60 } },
      { ...lamp, type: 'REMOVE', expired: false },
    ])
    const big = 12_345_678_901_234_567_890n
    await kiosk.reading.create({ host: 'a', number: '1', value: big })
    await kiosk.reading.put({ host: 'a', number: '1', value: 2n })
    await kiosk.reading.delete({ host: 'a', number: '1' })
    const reading = { entity: 'Reading', key: { host: 'a', number: '1' }, keys: { host: { S: 'a' }, number: { S: '1' } } }
    expect((await test1.records('past')).map(decoded)).toEqual([
      { ...reading, type: 'INSERT' },
      { ...reading, type: 'MODIFY', oldImage: { host: 'a', number: '1', value: big } },
      { ...reading, type: 'REMOVE', expired: false, oldImage: { host: 'a', number: '1', value: 2n } },
    ])
    await kiosk.door.create({ house: 'h', floor: 7, color: 'red' })
    await kiosk.door.update({ house: 'h', floor: 7 }, { set: { color: 'blue' } })
    await kiosk.gate.create({ house: 'h', name: 'North' })
    const door = { entity: 'Door', key: { house: 'h', floor: 7 }, keys: { pk: { S: 'HOUSE#h' }, sk: { S: 'DOOR#07' } } }
    expect((await test1.records('bare')).map(decoded)).toEqual([
      { ...door, type: 'INSERT' },
      { ...door, type: 'MODIFY' },
      { type: 'INSERT', entity: 'Gate', key: { house: 'h' }, keys: { pk: { S: 'HOUSE#h' }, sk: { S: 'GATE#north' } } },
    ])
  })

  test('what the schema does not know passes through, and the rest of the batch is decoded', async () => {
    const { kiosk, client, tables } = test1
    const TableName = tables.kiosk
    const newer = { ...keys, _type: { S: 'Ticket' }, seat: { N: '7' } }
    const old = { ...keys, _type: { S: 'Visit' }, day: { N: '31' } }
    await client.send(new PutItemCommand({ TableName, Item: newer }))
    await client.send(new PutItemCommand({ TableName, Item: old }))
    await client.send(
      new UpdateItemCommand({ TableName, Key: keys, UpdateExpression: 'SET seat = :v', ExpressionAttributeValues: { ':v': { N: '8' } } }),
    )
    await client.send(new DeleteItemCommand({ TableName, Key: keys }))
    await kiosk.visit.create(visit)
    await client.send(new PutItemCommand({ TableName: tables.bare, Item: { pk: { S: 'HOUSE#h' }, sk: { S: 'ROOF' } } }))
    const unknown = { entity: undefined, keys, expired: false }
    const [first, second, third, fourth, fifth] = (await test1.records('kiosk')).map(decoded)
    expect([first, second, third, fourth]).toEqual([
      { ...unknown, type: 'INSERT', reason: 'type', newImage: newer },
      { ...unknown, type: 'MODIFY', reason: 'type', newImage: old, oldImage: newer },
      {
        ...unknown,
        type: 'MODIFY',
        reason: 'malformed',
        expected: 'Visit',
        code: 'ITEM.MALFORMED',
        newImage: { ...old, seat: { N: '8' } },
        oldImage: old,
      },
      {
        ...unknown,
        type: 'REMOVE',
        reason: 'malformed',
        expected: 'Visit',
        code: 'ITEM.MALFORMED',
        oldImage: { ...old, seat: { N: '8' } },
      },
    ])
    expect(fifth).toMatchObject({ entity: 'Visit', newImage: visit })
    expect((await test1.records('bare')).map(decoded)).toEqual([
      { entity: undefined, type: 'INSERT', reason: 'type', expired: false, keys: { pk: { S: 'HOUSE#h' }, sk: { S: 'ROOF' } } },
    ])
  })

  test.runIf(on.engine !== undefined)('an item that time to live removed is flagged', async () => {
    const { kiosk, tables } = test1
    on.engine?.execute('UpdateTimeToLive', {
      TableName: tables.kiosk,
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    })
    await kiosk.visit.create({ ...visit, expires: new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000) })
    on.engine?.sweep()
    expect((await test1.records('kiosk')).map(decoded).at(-1)).toMatchObject({ type: 'REMOVE', entity: 'Visit', expired: true })
  })
})
