import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError, type TransactionFailure } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { type Accounts, accountsTable, createAccounts } from './generated/index.js'

let made = 0

describeOnEngines('parents that share their keys', (on) => {
  let accounts: Accounts
  let table: string
  const counts = async (name: string) => {
    const person = await accounts.person.get({ name })
    return person && [person.following, person.followers]
  }
  const robot = async () => {
    const key = { pk: { S: 'BEING#r2' }, sk: { S: 'BEING' } }
    return (await on.client.send(new GetItemCommand({ TableName: table, Key: key }))).Item
  }
  const codeOf = (call: Promise<unknown>): Promise<unknown> => call.then(String, ({ code }) => code)

  beforeEach(async () => {
    table = `beings-${process.pid}-${on.name}-${++made}`
    await on.client.send(new CreateTableCommand(accountsTable(table)))
    accounts = createAccounts({ client: on.client, tables: { accounts: table } })
    await accounts.person.create({ name: 'ann' })
    await accounts.person.create({ name: 'bob' })
    await accounts.robot.create({ name: 'r2', followers: 7 })
  })

  test('count their own', async () => {
    await accounts.follow.create({ name: 'ann', followed: 'bob' })
    expect([await counts('ann'), await counts('bob')]).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect((await accounts.note.create({ name: 'ann' })).number).toBe(1)
  })

  test('leave the items of others alone', async () => {
    const before = await robot()
    expect(await codeOf(accounts.follow.create({ name: 'ann', followed: 'r2' }))).toBe('ITEM.NOT_FOUND')
    expect(await codeOf(accounts.note.create({ name: 'r2' }))).toBe('ITEM.NOT_FOUND')
    expect([await counts('ann'), await robot()]).toEqual([[0, 0], before])
  })

  test('that are gone are let be, also where another entity has taken their place', async () => {
    await accounts.follow.create({ name: 'ann', followed: 'bob' })
    await accounts.person.delete({ name: 'bob' })
    await accounts.robot.create({ name: 'bob', followers: 5 })
    await accounts.follow.delete({ name: 'ann', followed: 'bob' })
    expect([await counts('ann'), (await accounts.robot.get({ name: 'bob' }))?.followers]).toEqual([[0, 0], 5])
  })

  test('count an item twice in one write, where it belongs to them twice', async () => {
    const self = { name: 'ann', followed: 'ann' }
    await accounts.follow.create(self)
    expect(await counts('ann')).toEqual([1, 1])
    await accounts.follow.delete(self)
    expect(await counts('ann')).toEqual([0, 0])
  })

  test('count all that one transaction creates in one write', async () => {
    const { follow } = accounts
    await accounts.transact({
      one: follow.tx.create({ name: 'ann', followed: 'bob' }),
      two: follow.tx.create({ name: 'ann', followed: 'ann' }),
      three: follow.tx.create({ name: 'bob', followed: 'ann' }),
    })
    expect([await counts('ann'), await counts('bob')]).toEqual([
      [2, 2],
      [1, 1],
    ])
  })

  test('that are missing fail every operation that counts in them', async () => {
    const { follow } = accounts
    const error = await accounts
      .transact({
        one: follow.tx.create({ name: 'ann', followed: 'none' }),
        two: follow.tx.create({ name: 'bob', followed: 'none' }),
        three: follow.tx.create({ name: 'bob', followed: 'ann' }),
      })
      .catch((caught: unknown) => caught)
    if (!isKeyloomError(error, 'TRANSACTION.CANCELED')) throw error
    const failures = Object.entries(error.payload.failures as Record<string, TransactionFailure>)
    expect(failures.map(([name, { entity, code }]) => [name, entity, code])).toEqual([
      ['one', 'Person', 'ITEM.NOT_FOUND'],
      ['two', 'Person', 'ITEM.NOT_FOUND'],
    ])
    expect(await counts('ann')).toEqual([0, 0])
  })

  test('are not written by the operation of a transaction that counts in them', async () => {
    const { follow, person } = accounts
    const created = follow.tx.create({ name: 'ann', followed: 'bob' })
    const error = await accounts.transact({ created, there: person.tx.check({ name: 'ann' }) }).catch((caught: unknown) => caught)
    if (!isKeyloomError(error, 'TRANSACTION.INVALID')) throw error
    expect([error.message, error.payload.operations]).toEqual([
      "'there' is an operation on the Person that counts 'created', and a transaction takes an item only once. Leave 'there' to a call of its own; 'created' demands by itself that the Person is there.",
      ['there', 'created'],
    ])
  })
})
