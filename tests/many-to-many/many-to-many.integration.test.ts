import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError, type TransactionFailure } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Club, clubTable, createClub } from './generated/index.js'

/** Which operation of a transaction failed, and with which code. */
async function failureOf(transaction: Promise<unknown>): Promise<unknown> {
  const error = await transaction.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isKeyloomError(error, 'TRANSACTION.CANCELED')) return error
  return Object.entries(error.payload.failures as Record<string, TransactionFailure>).map(([name, { code }]) => [name, code])
}

describeOnEngines('many to many', (on) => {
  let club: Club

  beforeAll(async () => {
    const table = `club-${process.pid}-${on.name}`
    await on.client.send(new CreateTableCommand(clubTable(table)))
    club = createClub({ client: on.client, tables: { club: table }, now: () => new Date(0) })
    for (const userId of ['1', '10', 'x#y']) await club.user.create({ userId, name: userId })
    for (const groupId of ['a', 'b']) await club.group.create({ groupId, title: groupId })
    for (const number of [1, 12]) await club.issue.create({ repo: 'r', number, title: '' })
    for (const name of ['bug', 'bug#2']) await club.label.create({ name })
  })

  test('an edge is found from either end, and from no other', async () => {
    for (const [userId, groupId] of [
      ['1', 'a'],
      ['1', 'b'],
      ['10', 'a'],
      ['x#y', 'b'],
    ] as const)
      await club.linkMembership({ userId, groupId, role: 'member' })
    const groups = async (userId: string) => (await club.membership.ofUser({ userId }).all()).map(({ groupId }) => groupId)
    const users = async (groupId: string) => (await club.membership.ofGroup({ groupId }).all()).map(({ userId }) => userId)
    expect([await groups('1'), await groups('10'), await groups('x#y')]).toEqual([['a', 'b'], ['a'], ['b']])
    expect([await users('a'), await users('b')]).toEqual([
      ['1', '10'],
      ['1', 'x#y'],
    ])
    const { user, memberships } = await club.userWithMemberships({ userId: '1' }).all()
    expect([user?.name, memberships.length]).toEqual(['1', 2])
    await club.membership.delete({ userId: '1', groupId: 'b' })
    expect([await groups('1'), await users('b')]).toEqual([['a'], ['x#y']])
  })

  test('an edge is between ends that are there, and there once', async () => {
    const of = { userId: '10', groupId: 'b', role: 'owner' } as const
    expect(await failureOf(club.linkMembership({ ...of, userId: 'nobody' }))).toEqual([['from', 'ITEM.NOT_FOUND']])
    expect(await failureOf(club.linkMembership({ ...of, groupId: 'none' }))).toEqual([['to', 'ITEM.NOT_FOUND']])
    const { edge } = await club.linkMembership({ ...of, note: 'new' })
    expect(edge).toEqual({ ...of, note: 'new', createdAt: new Date(0), updatedAt: new Date(0) })
    expect(await failureOf(club.linkMembership(of))).toEqual([['edge', 'ITEM.EXISTS']])
  })

  test('both ends may be of one entity', async () => {
    await club.linkFollow({ followerId: '1', followedId: '10' })
    await club.linkFollow({ followerId: 'x#y', followedId: '10' })
    expect((await club.follow.followers({ followedId: '10' }).all()).map(({ followerId }) => followerId)).toEqual(['1', 'x#y'])
    expect(await club.follow.following({ followerId: '1' }).all()).toEqual([{ followerId: '1', followedId: '10' }])
    expect(await club.follow.followers({ followedId: '1' }).all()).toEqual([])
  })

  test('an end may be identified by two attributes', async () => {
    await club.linkTag({ repo: 'r', number: 1, label: 'bug' })
    await club.linkTag({ repo: 'r', number: 12, label: 'bug' })
    await club.linkTag({ repo: 'r', number: 1, label: 'bug#2' })
    expect((await club.tag.ofIssue({ repo: 'r', number: 1 }).all()).map(({ label }) => label)).toEqual(['bug', 'bug#2'])
    expect((await club.tag.ofLabel({ label: 'bug' }).all()).map(({ number }) => number)).toEqual([1, 12])
    expect(await failureOf(club.linkTag({ repo: 'r', number: 2, label: 'bug' }))).toEqual([['from', 'ITEM.NOT_FOUND']])
  })
})
