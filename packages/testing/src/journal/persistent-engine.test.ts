import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../engine/engine.js'
import { openPersistentEngine } from './persistent-engine.js'

const table = {
  TableName: 'notes',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'by', AttributeType: 'S' },
  ],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    { IndexName: 'byAuthor', KeySchema: [{ AttributeName: 'by', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/notes' },
  OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 5 },
}

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyloom-journal-'))
  file = join(folder, 'db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(engine: Engine, pk: string): void {
  engine.execute('PutItem', { TableName: 'notes', Item: { pk: { S: pk }, by: { S: 'Ann' } } })
}

function keys(engine: Engine): unknown {
  const { Items } = engine.execute('Query', {
    TableName: 'notes',
    IndexName: 'byAuthor',
    KeyConditionExpression: '#by = :by',
    ExpressionAttributeNames: { '#by': 'by' },
    ExpressionAttributeValues: { ':by': { S: 'Ann' } },
  })
  return (Items as { pk: { S: string } }[]).map(({ pk }) => pk.S).sort()
}

function openAndClose<T>(work: (engine: Engine) => T): T {
  const { engine, close } = openPersistentEngine(file)
  try {
    return work(engine)
  } finally {
    close()
  }
}

describe('an engine with a file', () => {
  test('has its tables, settings and items again when it is opened again', () => {
    openAndClose((engine) => {
      engine.execute('CreateTable', table)
      engine.execute('UpdateTimeToLive', { TableName: 'notes', TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } })
      put(engine, '1')
      put(engine, '2')
      engine.execute('DeleteItem', { TableName: 'notes', Key: { pk: { S: '1' } } })
    })
    openAndClose((engine) => {
      expect(keys(engine)).toEqual(['2'])
      expect(engine.execute('DescribeTimeToLive', { TableName: 'notes' })).toEqual({
        TimeToLiveDescription: { AttributeName: 'until', TimeToLiveStatus: 'ENABLED' },
      })
      const described = engine.execute('DescribeTable', { TableName: 'notes' }).Table as Record<string, unknown>
      expect(described.StreamSpecification).toEqual(table.StreamSpecification)
      expect(described.OnDemandThroughput).toEqual(table.OnDemandThroughput)
      expect(described.SSEDescription).toEqual({
        Status: 'ENABLED',
        SSEType: 'KMS',
        KMSMasterKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/alias/notes',
      })
    })
  })

  test('forgets a line that a kill cut short, and goes on behind the last whole one', () => {
    openAndClose((engine) => {
      engine.execute('CreateTable', table)
      put(engine, '1')
    })
    appendFileSync(file, '{"operation":"PutItem","input":{"TableName":"no')
    openAndClose((engine) => put(engine, '2'))
    expect(openAndClose(keys)).toEqual(['1', '2'])
  })

  test('stays small however often an item is written', () => {
    openAndClose((engine) => {
      engine.execute('CreateTable', table)
      for (let i = 0; i < 50; i++) put(engine, '1')
    })
    expect(openAndClose(keys)).toEqual(['1'])
    // The header, the table and the item.
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3)
  })

  test('refuses a damaged file and leaves it as it is', () => {
    openAndClose((engine) => engine.execute('CreateTable', table))
    const lines = readFileSync(file, 'utf8').split('\n')
    const damaged = [lines[0], '{"operation":', ...lines.slice(1)].join('\n')
    writeFileSync(file, damaged)
    expect(() => openPersistentEngine(file)).toThrow(expect.objectContaining({ code: 'ENGINE.JOURNAL', payload: { file, line: 2 } }))
    expect(readFileSync(file, 'utf8')).toBe(damaged)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  test('refuses a file that is something else', () => {
    writeFileSync(file, 'a letter\nof two lines\n')
    expect(() => openPersistentEngine(file)).toThrow(expect.objectContaining({ code: 'ENGINE.JOURNAL' }))
    expect(readFileSync(file, 'utf8')).toBe('a letter\nof two lines\n')
  })

  test('keeps a second process out, and takes the file over from one that was killed', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    writeFileSync(`${file}.lock`, String(other.pid))
    expect(() => openPersistentEngine(file)).toThrow(
      expect.objectContaining({ code: 'ENGINE.JOURNAL', payload: { file, owner: other.pid } }),
    )
    const ended = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await ended
    openAndClose((engine) => engine.execute('CreateTable', table))
  })
})
