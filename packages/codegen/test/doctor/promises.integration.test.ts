import { CreateTableCommand, DeleteItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { createPress, pressTable } from '../../../../tests/copies/generated/index.js'
import * as pressPlans from '../../../../tests/copies/generated/plans.js'
import { createOffice, officeTable } from '../../../../tests/writes/generated/index.js'
import * as officePlans from '../../../../tests/writes/generated/plans.js'
import { examine, requestsOf, wardOf } from './examine.js'

const now = new Date('2026-03-01T00:00:00Z')
let tables = 0

describeOnEngines('what items promise about others', (on) => {
  async function startOffice() {
    const name = `doctor-promises-${process.pid}-${tables++}`
    await on.client.send(new CreateTableCommand(officeTable(name)))
    const office = createOffice({ client: on.client, tables: { office: name }, now: () => now })
    await office.folder.create({ folderId: 'f' })
    for (const noteId of ['n1', 'n2', 'n3']) await office.note.create({ folderId: 'f', noteId, slug: noteId })
    await office.note.delete({ folderId: 'f', noteId: 'n3' })
    const key = (sk: string) => ({ TableName: name, Key: { pk: { S: 'FOLDER#f' }, sk: { S: sk } } })
    return { office, ward: wardOf('writes', officePlans, name), requests: requestsOf(on.client), key }
  }

  test('a counter that is not the number of items that it counts', async () => {
    const { ward, requests, key } = await startOffice()
    expect((await examine(ward, requests, { now })).findings).toEqual([])
    await on.client.send(new DeleteItemCommand(key('NOTE#n2')))
    const { findings } = await examine(ward, requests, { now })
    expect(findings.filter(({ kind }) => kind === 'miscounted')).toEqual([
      {
        kind: 'miscounted',
        type: 'Folder',
        of: 'notes',
        count: 1,
        examples: [{ key: { pk: 'FOLDER#f', sk: 'FOLDER' }, why: '2, and there is 1 of Note' }],
      },
    ])
  })

  test('a counter whose items no one Query finds is compared where the whole table is read', async () => {
    const { office, ward, requests } = await startOffice()
    const { TableName } = { TableName: ward.name }
    await office.repo.create({ owner: 'o', repo: 'r' })
    await office.repo.create({ owner: 'o', repo: 'quiet' })
    for (const userId of ['a', 'b', 'c', 'd']) await office.star.create({ owner: 'o', repo: 'r', userId })
    await office.star.create({ owner: 'o', userId: 'of-nothing' })
    expect(await examine(ward, requests, { now })).toMatchObject({ findings: [], complete: true })

    await on.client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'STAR#b' }, sk: { S: 'STAR#o' } } }))
    const { findings, uncompared } = await examine(ward, requests, { now })
    const finding = { kind: 'miscounted', type: 'Repo', of: 'stars', count: 1 }
    const examples = [{ key: { pk: 'REPO#o#r', sk: 'REPO' }, why: '4, and there are 3 of Star' }]
    expect([findings, uncompared]).toEqual([[{ ...finding, examples }], undefined])

    const sampled = await examine(ward, requests, { now, sample: 100 })
    expect([sampled.findings, sampled.uncompared]).toEqual([[], ['Repo.stars']])
  })

  test('of a counter whose items cannot all be read, nothing is told', async () => {
    const { office, ward, requests } = await startOffice()
    await office.repo.create({ owner: 'o', repo: 'r' })
    await office.star.create({ owner: 'o', repo: 'r', userId: 'a' })
    const damage = { UpdateExpression: 'SET repo = :n', ExpressionAttributeValues: { ':n': { N: '1' } } }
    await on.client.send(new UpdateItemCommand({ TableName: ward.name, Key: { pk: { S: 'STAR#a' }, sk: { S: 'STAR#o' } }, ...damage }))
    const { findings, uncompared } = await examine(ward, requests, { now })
    expect([findings.map(({ kind }) => kind), uncompared]).toEqual([['unreadable'], ['Repo.stars']])
  })

  test('what comes while the table is read is told by neither reading', async () => {
    const { office, ward, requests } = await startOffice()
    await office.repo.create({ owner: 'o', repo: 'r' })
    await office.star.create({ owner: 'o', repo: 'r', userId: 'new' })
    let scans = 0
    // A star that came into a part that had been read, while its parent had not been.
    const scan = async (input: object) => {
      const answer = await requests.scan(input)
      scans += 1
      return scans > 3 ? answer : { ...answer, Items: answer.Items!.filter(({ pk }) => pk?.S !== 'STAR#new') }
    }
    expect((await examine(ward, { ...requests, scan }, { now })).findings).toEqual([])
    expect(scans).toBe(6)
  })

  test('items that come and go while they are counted are not told', async () => {
    const { office, ward, requests } = await startOffice()
    let number = 10
    const query = async (input: object) => {
      const answer = await on.client.send(new QueryCommand(input as never))
      await office.note.create({ folderId: 'f', noteId: `n${number}`, slug: `n${number++}` })
      return { ...answer, Items: answer.Items!.slice(1) }
    }
    expect((await examine(ward, { ...requests, query }, { now })).findings).toEqual([])
  })

  test('a copy that is not as its owner has it, and one whose owner is gone', async () => {
    const name = `doctor-copies-${process.pid}-${tables++}`
    await on.client.send(new CreateTableCommand(pressTable(name)))
    const press = createPress({ client: on.client, tables: { press: name, rooms: 'none' } })
    await press.author.create({ authorId: 'a', name: 'Ann' })
    await press.author.create({ authorId: 'b', name: 'Bea' })
    await press.post.create({ postId: '1', topic: 't', writtenBy: 'a', authorName: 'Ann', ofVersion: 1 })
    await press.comment.create({ authorId: 'a', commentId: 'c', name: 'Ann', authorVersion: 1 })
    await press.vote.create({ authorId: 'b', voteId: 'v', authorName: 'Bea', authorVersion: 1 })
    const ward = wardOf('copies', pressPlans, name)
    const requests = requestsOf(on.client)
    expect((await examine(ward, requests, { now })).findings).toEqual([])

    await press.author.update({ authorId: 'a' }, { set: { avatar: 'cat' } })
    await on.client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: { pk: { S: 'POST#1' }, sk: { S: 'POST' } },
        UpdateExpression: 'SET authorName = :n, gsi2sk = :k',
        ExpressionAttributeValues: { ':n': { S: 'Anna' }, ':k': { S: 'Anna#1' } },
      }),
    )
    await on.client.send(new DeleteItemCommand({ TableName: name, Key: { pk: { S: 'AUTHOR#b' }, sk: { S: 'AUTHOR' } } }))
    const { findings } = await examine(ward, requests, { now })
    expect(findings.map(({ kind, type, of, count, examples }) => [kind, type, of, count, examples[0]?.why])).toEqual([
      ['stale-copy', 'Comment', 'Author', 1, 'another avatar'],
      ['stale-copy', 'Post', 'Author', 1, 'another authorName'],
      ['stale-copy', 'Vote', 'Author', 1, 'there is no Author with its key'],
    ])
    await press.author.updateCopies({ authorId: 'a' })
    // What another value came into by, at the version of its owner, is current for the owner.
    expect((await examine(ward, requests, { now })).findings.map(({ type }) => type)).toEqual(['Vote'])
  })
})
