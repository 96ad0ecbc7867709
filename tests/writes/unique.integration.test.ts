import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { Account, AccountInput } from './generated/index.js'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('unique constraints', (on) => {
  let at: TestOffice
  const ann = { tenantId: 't', accountId: 'ann' }
  const bob = { tenantId: 't', accountId: 'bob' }
  const input: AccountInput = { ...ann, email: 'ann@x', handle: 'a', name: 'Ann', visits: 0 }
  const other: AccountInput = { ...bob, email: 'bob@x', name: 'Bob', visits: 0 }
  const owner = ({ tenantId, accountId }: typeof ann) => ({ M: { pk: { S: `TENANT#${tenantId}` }, sk: { S: `ACCOUNT#${accountId}` } } })
  const ofEmail = (email: string) => at.stored(`UNIQUE#Account#email#${email}`, 'UNIQUE')
  const ofHandle = (tenant: string, handle: string) => at.stored(`UNIQUE#Account#handle#${tenant}#${handle}`, 'UNIQUE')
  let created: Account

  beforeEach(async () => {
    at = await startOffice(on)
    created = await at.office.account.create(input)
    at.sent()
  })

  test('a sentinel is written with the item, has a type of its own, and is one for each constraint', async () => {
    expect(await ofEmail('ann@x')).toEqual({
      pk: { S: 'UNIQUE#Account#email#ann@x' },
      sk: { S: 'UNIQUE' },
      _type: { S: '$unique' },
      _owner: owner(ann),
    })
    expect((await ofHandle('t', 'a'))?._owner).toEqual(owner(ann))
  })

  test('no read meets a sentinel', async () => {
    expect(await at.office.account.everything().all()).toEqual([created])
    expect(await at.office.account.ofTenant({ tenantId: 't' }).all()).toEqual([created])
  })

  test('create names the constraint that is taken and who has it, and writes nothing', async () => {
    const error = await errorOf(at.office.account.create({ ...other, email: 'ann@x' }))
    expect([error.code, error.path, error.payload]).toEqual([
      'ITEM.NOT_UNIQUE',
      ['email'],
      {
        entity: 'Account',
        constraint: 'email',
        attributes: ['email'],
        values: { email: 'ann@x' },
        key: { pk: { S: 'TENANT#t' }, sk: { S: 'ACCOUNT#bob' } },
        owner: owner(ann).M,
      },
    ])
    expect(await at.office.account.get(bob)).toBeUndefined()
  })

  test('create of an item that exists is ITEM.EXISTS, with the item', async () => {
    const error = await errorOf(at.office.account.create({ ...input, email: 'new@x' }))
    expect([error.code, error.payload.current, await ofEmail('new@x')]).toEqual(['ITEM.EXISTS', created, undefined])
  })

  test('a scoped constraint holds within its scope, and values that join to one text differ', async () => {
    expect((await errorOf(at.office.account.create({ ...other, handle: 'a' }))).payload.constraint).toBe('handle')
    await at.office.account.create({ ...other, tenantId: 'u', handle: 'a' })
    await at.office.account.create({ ...other, tenantId: 't#a', email: 'c', handle: 'b' })
    await at.office.account.create({ ...other, email: 'd', handle: 'a#b' })
    expect((await ofHandle('t', 'a'))?._owner).toEqual(owner(ann))
  })

  test('an item without the attribute is free of it', async () => {
    await at.office.account.create(other)
    await at.office.account.create({ ...other, accountId: 'cem', email: 'cem@x' })
    expect((await at.office.account.everything().all()).length).toBe(3)
  })

  test('an update that touches nothing unique is one request', async () => {
    await at.office.account.update(ann, { add: { visits: 1 } })
    expect(at.sent()).toEqual(['UpdateItem'])
  })

  test('an update moves the sentinel, frees the old value, and derives index keys', async () => {
    const updated = await at.office.account.update(ann, { set: { email: 'new@x' }, add: { visits: 2 } })
    expect(updated).toEqual({ ...created, email: 'new@x', visits: 2 })
    expect([await ofEmail('ann@x'), (await ofEmail('new@x'))?._owner]).toEqual([undefined, owner(ann)])
    expect((await at.stored('TENANT#t', 'ACCOUNT#ann'))?.gsi1sk).toEqual({ S: 'ACCOUNT#new@x' })
    await at.office.account.create({ ...other, email: 'ann@x' })
  })

  test('an update to the value that is there writes no sentinel', async () => {
    await at.office.account.update(ann, { set: { email: 'ann@x', handle: 'b' } })
    expect([(await ofEmail('ann@x'))?._owner, await ofHandle('t', 'a'), (await ofHandle('t', 'b'))?._owner]).toEqual([
      owner(ann),
      undefined,
      owner(ann),
    ])
    await at.office.account.update(ann, { remove: ['handle'] })
    expect(await ofHandle('t', 'b')).toBeUndefined()
  })

  test('an update to a value that is taken changes nothing', async () => {
    const second = await at.office.account.create(other)
    const error = await errorOf(at.office.account.update(bob, { set: { email: 'ann@x', name: 'Rob' } }))
    expect([error.code, await at.office.account.get(bob), (await ofEmail('bob@x'))?._owner]).toEqual([
      'ITEM.NOT_UNIQUE',
      second,
      owner(bob),
    ])
  })

  test('an update finds no item, and keeps a condition', async () => {
    const missing = await errorOf(at.office.account.update(bob, { set: { email: 'x' } }))
    const failed = await errorOf(at.office.account.update(ann, { set: { email: 'x' } }, { if: { visits: 7 } }))
    expect([missing.code, failed.code, failed.payload.current, await ofEmail('x')]).toEqual([
      'ITEM.NOT_FOUND',
      'ITEM.CONDITION_FAILED',
      created,
      undefined,
    ])
  })

  test.each<[string, object, string[]]>([
    ['a value of another type', { set: { email: 7 } }, ['email']],
    ['undefined', { set: { email: undefined } }, ['email']],
    ['an attribute that does not exist', { set: { email: 'x', nope: 1 } }, ['nope']],
  ])('an update refuses %s before anything is sent', async (_, changes, path) => {
    const error = await errorOf(at.office.account.update(ann, changes))
    expect([error.code, error.path, at.sent()]).toEqual(['INPUT.INVALID', path, []])
  })

  test('put replaces with the sentinels of the old item', async () => {
    const { handle: _, ...rest } = input
    const replaced = await at.office.account.put({ ...rest, email: 'new@x' })
    expect(await at.office.account.get(ann)).toEqual(replaced)
    expect([await ofEmail('ann@x'), await ofHandle('t', 'a'), (await ofEmail('new@x'))?._owner]).toEqual([undefined, undefined, owner(ann)])
    await at.office.account.put({ ...other, email: 'ann@x' })
    expect((await errorOf(at.office.account.put({ ...other, email: 'new@x' }))).code).toBe('ITEM.NOT_UNIQUE')
  })

  test('upsert does the same, and keeps when the item was created', async () => {
    at.wait(3)
    const upserted = await at.office.account.upsert({ ...input, email: 'new@x' })
    expect(upserted).toEqual({ ...created, email: 'new@x', updatedAt: at.now() })
    expect([await ofEmail('ann@x'), (await ofEmail('new@x'))?._owner]).toEqual([undefined, owner(ann)])
    await at.office.account.upsert(other)
    expect((await errorOf(at.office.account.upsert({ ...other, handle: 'a' }))).code).toBe('ITEM.NOT_UNIQUE')
  })

  test('delete removes the sentinels', async () => {
    expect(await at.office.account.delete(ann)).toEqual(created)
    expect([await ofEmail('ann@x'), await ofHandle('t', 'a')]).toEqual([undefined, undefined])
    expect(await at.office.account.delete(ann)).toBeUndefined()
    expect((await errorOf(at.office.account.delete(ann, { if: { visits: 0 } }))).code).toBe('ITEM.CONDITION_FAILED')
  })

  test('move keeps the sentinels, for the new key', async () => {
    at.wait(3)
    await at.put({ ...(await at.stored('TENANT#t', 'ACCOUNT#ann')), later: { S: 'kept' } })
    const moved = await at.office.account.move(ann, { tenantId: 'u', accountId: 'ann2' })
    expect(moved).toEqual({ ...created, tenantId: 'u', accountId: 'ann2', updatedAt: at.now() })
    expect([await at.office.account.get(ann), await at.office.account.get(moved)]).toEqual([undefined, moved])
    expect((await at.stored('TENANT#u', 'ACCOUNT#ann2'))?.later).toEqual({ S: 'kept' })
    expect([(await ofEmail('ann@x'))?._owner, await ofHandle('t', 'a'), (await ofHandle('u', 'a'))?._owner]).toEqual([
      owner(moved),
      undefined,
      owner(moved),
    ])
  })

  test('move to a key that is taken, from one that is not, or to itself', async () => {
    const second = await at.office.account.create(other)
    const taken = await errorOf(at.office.account.move(ann, bob))
    const missing = await errorOf(at.office.account.move({ ...ann, accountId: 'x' }, { ...ann, accountId: 'y' }))
    const same = await errorOf(at.office.account.move(ann, ann))
    const condition = await errorOf(at.office.account.move(ann, { ...ann, accountId: 'y' }, { if: { visits: 3 } }))
    expect([taken.code, taken.payload.current, missing.code, same.code, condition.code]).toEqual([
      'ITEM.EXISTS',
      second,
      'ITEM.NOT_FOUND',
      'INPUT.INVALID',
      'ITEM.CONDITION_FAILED',
    ])
    expect(await at.office.account.get(ann)).toEqual(created)
  })

  test.each(['update', 'put', 'upsert', 'delete', 'move'] as const)(
    '%s takes up what another writer did between its read and its write',
    async (verb) => {
      const account = at.office.account
      at.before('TransactWriteItems', () => account.update(ann, { set: { email: 'meanwhile@x' } }))
      const target = { ...ann, accountId: 'moved' }
      if (verb === 'update') await account.update(ann, { set: { email: 'last@x' } })
      else if (verb === 'put') await account.put({ ...input, email: 'last@x' })
      else if (verb === 'upsert') await account.upsert({ ...input, email: 'last@x' })
      else if (verb === 'delete') await account.delete(ann)
      else await account.move(ann, target)
      const held = await Promise.all(['ann@x', 'meanwhile@x', 'last@x'].map(async (email) => (await ofEmail(email))?._owner))
      if (verb === 'delete') expect(held).toEqual([undefined, undefined, undefined])
      else if (verb === 'move') expect(held).toEqual([undefined, owner(target), undefined])
      else expect(held).toEqual([undefined, undefined, owner(ann)])
    },
  )

  test('of writers that want one value at the same time, one has it', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => at.office.account.create({ ...other, accountId: `b${index}`, email: 'wanted@x' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    expect((await at.office.account.everything().all()).filter(({ email }) => email === 'wanted@x').length).toBe(1)
  })

  test('transactions create with the sentinels, and refuse what would have to read first', async () => {
    const { account } = at.office
    const { bob: made } = await at.office.transact({ bob: account.tx.create(other), ann: account.tx.update(ann, { add: { visits: 1 } }) })
    expect([made.accountId, (await ofEmail('bob@x'))?._owner]).toEqual(['bob', owner(bob)])
    const taken = await errorOf(at.office.transact({ cem: account.tx.create({ ...other, accountId: 'cem' }) }))
    expect([taken.code, (taken.payload.failures as Record<string, { code: string }>).cem?.code]).toEqual([
      'TRANSACTION.CANCELED',
      'ITEM.NOT_UNIQUE',
    ])
    at.sent()
    for (const refused of [account.tx.update(ann, { set: { handle: 'x' } }), account.tx.put(input), account.tx.delete(ann)]) {
      expect((await errorOf(at.office.transact({ refused }))).code).toBe('TRANSACTION.INVALID')
    }
    const twins = {
      one: account.tx.create({ ...other, accountId: '1', email: 'z' }),
      two: account.tx.create({ ...other, accountId: '2', email: 'z' }),
    }
    expect([(await errorOf(at.office.transact(twins))).code, at.sent()]).toEqual(['TRANSACTION.INVALID', []])
    expect('batch' in account).toBe(false)
  })

  test('a value is free again once the item that had it has expired, also before DynamoDB removes it', async () => {
    await at.office.account.update(ann, { set: { trialEnds: new Date(at.now().getTime() + 5000) } })
    expect((await ofEmail('ann@x'))?.expiresAt).toEqual({ N: String(at.now().getTime() / 1000 + 5) })
    at.wait(5)
    const second = await at.office.account.create({ ...other, email: 'ann@x' })
    expect([await at.office.account.get(bob), (await ofEmail('ann@x'))?._owner, (await ofEmail('ann@x'))?.expiresAt]).toEqual([
      second,
      owner(bob),
      undefined,
    ])
    await at.office.account.delete(ann)
    expect((await ofEmail('ann@x'))?._owner).toEqual(owner(bob))
  })

  test('an item that has expired holds nothing: it can be changed, and shown again once what is unique of it is free', async () => {
    await at.office.account.update(ann, { set: { trialEnds: new Date(at.now().getTime() + 5000) } })
    at.wait(5)
    await at.office.account.create({ ...other, email: 'ann@x' })
    const changed = await at.office.account.update(ann, { set: { handle: 'b', name: 'Ann B' } }, { expired: true })
    expect([changed.handle, await ofHandle('t', 'b'), (await ofEmail('ann@x'))?._owner]).toEqual(['b', undefined, owner(bob)])
    const error = await errorOf(at.office.account.update(ann, { remove: ['trialEnds'] }, { expired: true }))
    expect([error.code, error.payload.constraint]).toEqual(['ITEM.NOT_UNIQUE', 'email'])
    await at.office.account.update(ann, { remove: ['trialEnds'], set: { email: 'new@x' } }, { expired: true })
    expect([(await ofEmail('new@x'))?._owner, (await ofHandle('t', 'b'))?._owner]).toEqual([owner(ann), owner(ann)])
  })

  test('an item that an update lets expire holds nothing from then on', async () => {
    await at.office.account.update(ann, { set: { trialEnds: at.now() } })
    expect([await ofEmail('ann@x'), await ofHandle('t', 'a')]).toEqual([undefined, undefined])
  })
})
