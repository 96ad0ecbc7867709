import {
  BatchGetItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { boardsTable, createBoards } from '../../../../tests/other-key/generated/index.js'
import * as boardPlans from '../../../../tests/other-key/generated/plans.js'
import { createOffice, type Office, officeTable } from '../../../../tests/writes/generated/index.js'
import * as plans from '../../../../tests/writes/generated/plans.js'
import type { Requests } from '../../src/doctor/look-up.js'
import type { Ward } from '../../src/doctor/ward.js'
import type { Item } from '../../src/scan/stored-entity.js'
import { examine, requestsOf, wardOf } from './examine.js'

const now = new Date('2026-03-01T00:00:00Z')

let tables = 0

describeOnEngines('doctor', (on) => {
  let table: string
  let office: Office

  beforeEach(async () => {
    tables += 1
    table = `doctor-${process.pid}-${tables}`
    await on.client.send(new CreateTableCommand(officeTable(table)))
    office = createOffice({ client: on.client, tables: { office: table }, now: () => now })
    for (const accountId of ['a1', 'a2'])
      await office.account.create({ tenantId: 't', accountId, email: `${accountId}@example.org`, name: accountId, visits: 0 })
    await office.account.create({ tenantId: 't', accountId: 'a3', email: 'a3@example.org', handle: 'three', name: 'a3', visits: 0 })
    await office.repo.create({ owner: 'ann', repo: 'r' })
    await office.issue.create({ owner: 'ann', repo: 'r', title: 'First' })
    await office.star.create({ owner: 'ann', repo: 'r', userId: 'u1' })
    await office.star.create({ owner: 'bob', userId: 'u1' })
    await office.folder.create({ folderId: 'f' })
    await office.note.create({ folderId: 'f', noteId: 'n1', slug: 'one' })
    await office.note.create({ folderId: 'f', noteId: 'n2', slug: 'two' })
    // A deleted note that can be restored has no sentinel, and nothing counts it.
    await office.note.delete({ folderId: 'f', noteId: 'n2' })
    await office.session.create({ userId: 'u', sessionId: 's', expires: new Date('2027-01-01T00:00:00Z') })
    await office.task.create({ taskId: '1', team: 'x', place: 'p', points: 3 })
  })

  const put = (Item: Item) => on.client.send(new PutItemCommand({ TableName: table, Item }))
  const update = (pk: string, sk: string, UpdateExpression: string, values?: Item) =>
    on.client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values }),
      }),
    )
  const remove = (pk: string, sk: string) =>
    on.client.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))
  const get = async (pk: string, sk: string) =>
    (await on.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))).Item!

  const examineTable = (more: { sample?: number; ward?: Ward; requests?: Partial<Requests> } = {}) => {
    const { sample, ward = wardOf('writes', plans, table), requests } = more
    return examine(ward, { ...requestsOf(on.client), ...requests }, { now, ...(sample !== undefined && { sample }) })
  }

  test('a table that only its repositories wrote has nothing wrong with it', async () => {
    expect(await examineTable()).toEqual({
      findings: [],
      complete: true,
      items: 17,
      capacityUnits: expect.any(Number),
      entities: { Account: 3, Repo: 1, Issue: 1, Star: 2, Folder: 1, Note: 2, Session: 1, Task: 1 },
    })
  })

  test('keys that are not those that the attributes form', async () => {
    await put({ ...(await get('TASK#1', 'TASK')), pk: { S: 'TASK#2' } })
    await put({ pk: { S: 'NOTE' }, sk: { S: 'NOTE' } })
    await update('FOLDER#f', 'NOTE#n1', 'SET gsi1sk = :one', { ':one': { S: 'uno' } })
    await update('FOLDER#f', 'NOTE#n2', 'SET gsi1pk = :one', { ':one': { S: 'NOTES' } })
    await update('USER#u', 'SESSION#s', 'REMOVE gsi1sk')
    await update('TENANT#t', 'ACCOUNT#a1', 'REMOVE gsi1pk, gsi1sk')
    const { findings } = await examineTable()
    expect(findings).toEqual([
      { kind: 'misplaced', type: 'Task', count: 1, examples: [{ key: { pk: 'TASK#2', sk: 'TASK' }, why: 'pk of another item' }] },
      {
        kind: 'stale-index',
        type: 'Account',
        of: 'gsi1',
        count: 1,
        examples: [{ key: { pk: 'TENANT#t', sk: 'ACCOUNT#a1' }, why: 'no gsi1pk, no gsi1sk' }],
      },
      {
        kind: 'stale-index',
        type: 'Note',
        of: 'gsi1',
        count: 1,
        examples: [{ key: { pk: 'FOLDER#f', sk: 'NOTE#n1' }, why: 'another gsi1sk' }],
      },
      {
        kind: 'half-indexed',
        type: 'Note',
        of: 'gsi1',
        count: 1,
        examples: [{ key: { pk: 'FOLDER#f', sk: 'NOTE#n2' }, why: 'gsi1pk although it is not in the index' }],
      },
      {
        kind: 'half-indexed',
        type: 'Session',
        of: 'gsi1',
        count: 1,
        examples: [{ key: { pk: 'USER#u', sk: 'SESSION#s' }, why: 'no gsi1sk' }],
      },
      {
        kind: 'unknown-type',
        type: '(no type)',
        count: 1,
        examples: [{ key: { pk: 'NOTE', sk: 'NOTE' }, why: 'no entity of the schema has such items' }],
      },
    ])
  })

  test('items that do not satisfy the schema, that are of no type of it, and that have expired', async () => {
    await update('TASK#1', 'TASK', 'SET points = :one', { ':one': { S: 'three' } })
    await update('REPO#ann#r', 'REPO', 'SET stars = :one', { ':one': { N: '1' } })
    await update('REPO#ann#r', 'ISSUE#000001', 'SET title = :one', { ':one': { S: '' } })
    await put({ pk: { S: 'OLD#1' }, sk: { S: 'OLD' }, _type: { S: 'Old' } })
    await update('USER#u', 'SESSION#s', 'SET expiresAt = :one', { ':one': { N: String(now.getTime() / 1000 - 60) } })
    const { findings } = await examineTable()
    expect(findings).toEqual([
      {
        kind: 'unreadable',
        type: 'Task',
        count: 1,
        examples: [{ key: { pk: 'TASK#1', sk: 'TASK' }, why: "points: Invalid item: expected a value of DynamoDB's type N, found S" }],
      },
      {
        kind: 'out-of-bounds',
        type: 'Issue',
        count: 1,
        examples: [{ key: { pk: 'REPO#ann#r', sk: 'ISSUE#000001' }, why: expect.stringMatching(/^title: Too small/) }],
      },
      {
        kind: 'unknown-type',
        type: 'Old',
        count: 1,
        examples: [{ key: { pk: 'OLD#1', sk: 'OLD' }, why: 'no entity of the schema has such items' }],
      },
      {
        kind: 'expired',
        type: 'Session',
        count: 1,
        examples: [{ key: { pk: 'USER#u', sk: 'SESSION#s' }, why: 'expiresAt has passed' }],
      },
    ])
  })

  test('a tombstone in the schema says what is left of a removed entity', async () => {
    await put({ pk: { S: 'OLD#1' }, sk: { S: 'OLD' }, _type: { S: 'Old' } })
    await put({ pk: { S: 'GONE#1' }, sk: { S: 'GONE' } })
    const ward = wardOf('writes', plans, table)
    const tombstones = { discriminators: ['Old'], prefixes: ['GONE#'] }
    expect(await examineTable({ ward: { ...ward, table: { ...ward.table, tombstones } } })).toMatchObject({ findings: [], items: 19 })
  })

  test('unique values of two items, that nothing keeps, and that are kept for nobody', async () => {
    const [first, sentinel] = [await get('TENANT#t', 'ACCOUNT#a1'), await get('UNIQUE#Account#email#a2@example.org', 'UNIQUE')]
    await put({ ...first, sk: { S: 'ACCOUNT#b1' }, accountId: { S: 'b1' } })
    await remove('UNIQUE#Account#email#a2@example.org', 'UNIQUE')
    await remove('TENANT#t', 'ACCOUNT#a3')
    await put({ ...sentinel, pk: { S: 'UNIQUE#Account#email#z@example.org' } })
    await put({ ...sentinel, pk: { S: 'UNIQUE#Account#phone#1' } })
    // Two without a sentinel between them.
    for (const noteId of ['m1', 'm2']) {
      const note = await get('FOLDER#f', 'NOTE#n1')
      await put({ ...note, sk: { S: `NOTE#${noteId}` }, noteId: { S: noteId }, slug: { S: 'same' }, gsi1sk: { S: 'same' } })
    }
    const { findings } = await examineTable()
    const key = (pk: string, sk: string) => ({ pk, sk })
    expect(findings).toEqual([
      {
        kind: 'miscounted',
        type: 'Folder',
        of: 'notes',
        count: 1,
        examples: [{ key: key('FOLDER#f', 'FOLDER'), why: '1, and there are 3 of Note' }],
      },
      {
        kind: 'duplicate',
        type: 'Account',
        of: 'email',
        count: 1,
        examples: [{ key: key('TENANT#t', 'ACCOUNT#b1'), why: 'the sentinel is of the other one' }],
      },
      {
        kind: 'duplicate',
        type: 'Note',
        of: 'slug',
        count: 1,
        examples: [{ key: key('FOLDER#f', expect.stringMatching(/^NOTE#m[12]$/) as never), why: 'neither has a sentinel' }],
      },
      {
        kind: 'unclaimed',
        type: 'Account',
        of: 'email',
        count: 1,
        examples: [{ key: key('TENANT#t', 'ACCOUNT#a2'), why: 'there is no sentinel' }],
      },
      {
        kind: 'unclaimed',
        type: 'Note',
        of: 'slug',
        count: 1,
        examples: [{ key: key('FOLDER#f', expect.stringMatching(/^NOTE#m[12]$/) as never), why: 'there is no sentinel' }],
      },
      {
        kind: 'orphan-sentinel',
        type: '$unique',
        count: 1,
        examples: [{ key: key('UNIQUE#Account#phone#1', 'UNIQUE'), why: 'the schema has no such constraint' }],
      },
      {
        kind: 'orphan-sentinel',
        type: 'Account',
        of: 'email',
        count: 2,
        examples: expect.arrayContaining([
          { key: key('UNIQUE#Account#email#a3@example.org', 'UNIQUE'), why: 'its item is not there' },
          { key: key('UNIQUE#Account#email#z@example.org', 'UNIQUE'), why: 'its item does not have these values' },
        ]),
      },
      {
        kind: 'orphan-sentinel',
        type: 'Account',
        of: 'handle',
        count: 1,
        examples: [{ key: key('UNIQUE#Account#handle#t#three', 'UNIQUE'), why: 'its item is not there' }],
      },
    ])
  })

  test('a sentinel of an item that gave the values up, and items whose parent is gone', async () => {
    const sentinel = await get('UNIQUE#Account#email#a2@example.org', 'UNIQUE')
    await put({ ...sentinel, _owner: { M: { pk: { S: 'TENANT#t' }, sk: { S: 'ACCOUNT#a1' } } } })
    await remove('REPO#ann#r', 'REPO')
    const { findings } = await examineTable()
    expect(findings.map(({ kind, type, of, count, examples }) => [kind, type, of, count, examples[0]?.why])).toEqual([
      ['orphan', 'Issue', 'Repo', 1, 'there is no Repo with its key'],
      ['orphan', 'Star', 'Repo', 1, 'there is no Repo with its key'],
      ['unclaimed', 'Account', 'email', 1, 'the sentinel is of an item that does not have the values'],
      ['orphan-sentinel', 'Account', 'email', 1, 'its item does not have these values'],
    ])
  })

  test('what changes between the Scan and the look at another item is not told', async () => {
    let isFirst = true
    const { findings } = await examineTable({
      requests: {
        async batchGet(input) {
          if (isFirst) {
            isFirst = false
            await office.account.update({ tenantId: 't', accountId: 'a1' }, { set: { email: 'new@example.org' } })
            await office.account.delete({ tenantId: 't', accountId: 'a2' })
            await office.star.delete({ userId: 'u1', owner: 'ann' })
            await office.repo.delete({ owner: 'ann', repo: 'r' })
            await office.issue.delete({ owner: 'ann', repo: 'r', number: 1 })
          }
          return on.client.send(new BatchGetItemCommand(input as never))
        },
      },
    })
    expect(findings).toEqual([])
  })

  test('a sample says that it is one, and of each finding only a few items are kept', async () => {
    for (let number = 10; number < 40; number += 1) await put({ pk: { S: `X#${number}` }, sk: { S: 'X' }, _type: { S: 'X' } })
    const sampled = await examineTable({ sample: 4 })
    expect([sampled.items, sampled.complete]).toEqual([12, false])
    const { findings } = await examineTable()
    expect(findings.map(({ count, examples }) => [count, examples.length])).toEqual([[30, 5]])
  })

  test('items that are under their other key are to be moved, and nothing more', async () => {
    const name = `${table}-boards`
    await on.client.send(new CreateTableCommand(boardsTable(name)))
    const boards = createBoards({ client: on.client, tables: { boards: name } })
    await boards.ticket.create({ boardId: 'b', ticketId: 't', slug: 's', status: 'open' })
    await on.client.send(
      new PutItemCommand({
        TableName: name,
        Item: { pk: { S: 'label#l' }, sk: { S: 'label' }, _type: { S: 'Label' }, name: { S: 'l' }, color: { S: 'c' } },
      }),
    )
    const { findings } = await examineTable({ ward: wardOf('other-key', boardPlans, name) })
    expect(findings).toEqual([
      { kind: 'to-move', type: 'Label', count: 1, examples: [{ key: { pk: 'label#l', sk: 'label' }, why: 'not moved yet' }] },
    ])
  })
})
