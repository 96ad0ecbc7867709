import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Accounts, accountsTable, createAccounts } from './generated/index.js'

const host = '01J00000000000000000000001'
const ann = { accountId: '01J00000000000000000000002', name: 'Ann', country: 'DE', invitedBy: host } as const
const bob = { accountId: '01J00000000000000000000003', name: 'Bob', country: 'FR' } as const

describeOnEngines('what is hidden and what never changes', (on) => {
  let accounts: Accounts
  const table = `access-${process.pid}-${on.name}`
  const stored = async (accountId: string) => {
    const Key = { pk: { S: `ACCOUNT#${accountId}` }, sk: { S: 'ACCOUNT' } }
    return (await on.client.send(new GetItemCommand({ TableName: table, Key }))).Item
  }

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(accountsTable(table)))
    accounts = createAccounts({ client: on.client, tables: { accounts: table } })
  })

  test('hidden attributes are stored, and nothing returns them', async () => {
    const { account } = accounts
    expect(await account.create({ ...ann, secret: 'x1' })).toEqual(ann)
    expect(await account.put({ ...bob, secret: 'x2' })).toEqual(bob)
    expect(await account.upsert({ ...bob, secret: 'x3' })).toEqual(bob)
    expect((await stored(bob.accountId))?.secret).toEqual({ S: 'x3' })
    expect((await stored(bob.accountId))?.writtenBy).toEqual({ S: 'keyloom' })
    expect(await account.get(ann)).toEqual(ann)
    expect(await account.ofCountry({ country: 'DE' }).all()).toEqual([ann])
    expect(await accounts.transactGet({ ann: account.ref(ann) })).toEqual({ ann })
    expect(await account.update(ann, { set: { secret: 'x4' } })).toEqual(ann)
    expect((await stored(ann.accountId))?.secret).toEqual({ S: 'x4' })
    const { again } = await accounts.transact({ again: account.tx.put({ ...bob, secret: 'x5' }) })
    expect(again).toEqual(bob)
    // @ts-expect-error Nothing says what the secret is.
    expect(again.secret).toBeUndefined()
  })

  test('an index that holds all that is shown gives whole entities of it', async () => {
    expect(await accounts.account.byName({ name: { beginsWith: 'B' } }).all()).toEqual([
      { accountId: bob.accountId, name: 'Bob', country: 'FR' },
    ])
  })

  test('a moved item keeps what is hidden', async () => {
    const accountId = '01J00000000000000000000004'
    expect(await accounts.account.move(ann, { accountId })).toEqual({ ...ann, accountId })
    expect((await stored(accountId))?.secret).toEqual({ S: 'x4' })
    await accounts.account.move({ accountId }, ann)
  })

  test('what never changes is part of no update', async () => {
    // @ts-expect-error The country is set once.
    await expect(accounts.account.update(ann, { set: { country: 'FR' } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
    // @ts-expect-error So is who invited.
    await expect(accounts.account.update(ann, { remove: ['invitedBy'] })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
    expect((await accounts.account.update(ann, { set: { name: 'Anna' } })).country).toBe('DE')
    expect((await stored(ann.accountId))?.countrySk).toEqual({ S: `Anna#${ann.accountId}` })
    await accounts.account.update(ann, { set: { name: 'Ann' } })
  })

  test('a put and an upsert have what is there, or are refused', async () => {
    const refused = { code: 'ITEM.CONDITION_FAILED', payload: { current: ann } }
    const { account } = accounts
    await expect(account.put({ ...ann, country: 'FR', secret: '' })).rejects.toMatchObject(refused)
    await expect(account.upsert({ ...ann, invitedBy: undefined, secret: '' })).rejects.toMatchObject(refused)
    await expect(account.upsert({ ...bob, invitedBy: host, secret: '' })).rejects.toMatchObject({ code: 'ITEM.CONDITION_FAILED' })
    await expect(accounts.transact({ put: account.tx.put({ ...ann, country: 'FR', secret: '' }) })).rejects.toMatchObject({
      code: 'TRANSACTION.CANCELED',
    })
    expect(await account.put({ ...ann, secret: 'x6' })).toEqual(ann)
    // @ts-expect-error A batch compares nothing.
    expect(accounts.account.batch).toBeUndefined()
  })

  test('an item that has expired is as good as none', async () => {
    const { account } = accounts
    const old = { accountId: '01J00000000000000000000005', name: 'Old', country: 'DE', expiresAt: new Date('2020-01-01') } as const
    await account.put({ ...old, secret: '' })
    expect((await account.upsert({ ...old, country: 'FR', expiresAt: undefined, secret: '' })).country).toBe('FR')
  })
})
