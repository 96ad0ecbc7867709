import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Club } from './generated/index.js'
import { errorOf, start, startClub } from './start-club.js'

describeOnEngines('transactions', (on) => {
  let club: Club
  let tables: { readonly club: string; readonly audit: string }
  beforeAll(async () => {
    ;({ club, tables } = await startClub(on.client))
  })

  test('writes of several entities and tables are done together, with results by name', async () => {
    await club.group.create({ groupId: 'a', name: 'A' })
    await club.payment.create({ paymentId: 'a', amount: 1 })
    const results = await club.transact({
      join: club.membership.tx.create({ groupId: 'a', userId: 'ann', role: 'member' }),
      count: club.group.tx.update({ groupId: 'a' }, { add: { members: 1 } }, { if: { members: { lt: 50 } } }),
      log: club.entry.tx.put({ subject: 'a', at: 1.5, text: 'ann joined' }),
      refund: club.payment.tx.delete({ paymentId: 'a' }, { version: 1 }),
      noSuch: club.payment.tx.check({ paymentId: 'b' }, { exists: false }),
      nothing: undefined,
    })
    expect(results).toEqual({
      join: { groupId: 'a', userId: 'ann', role: 'member' },
      count: undefined,
      log: { subject: 'a', at: 1.5, text: 'ann joined' },
      refund: undefined,
      noSuch: undefined,
    })
    expect([
      await club.group.get({ groupId: 'a' }),
      await club.membership.ofUser({ userId: 'ann' }).all(),
      await club.entry.get({ subject: 'a', at: 1.5 }),
      await club.payment.get({ paymentId: 'a' }),
    ]).toEqual([{ groupId: 'a', name: 'A', members: 1 }, [results.join], results.log, undefined])
  })

  test('versions, timestamps and index keys are written as by the single writes', async () => {
    await club.membership.create({ groupId: 'v', userId: 'vera', role: 'member' })
    await club.payment.create({ paymentId: 'v', amount: 1 })
    const { made } = await club.transact({
      pay: club.payment.tx.update({ paymentId: 'v' }, { set: { amount: 2 } }, { version: 1 }),
      promote: club.membership.tx.update({ groupId: 'v', userId: 'vera' }, { set: { role: 'owner' } }),
      made: club.payment.tx.create({ paymentId: 'v2', amount: 3 }),
    })
    expect(made).toEqual({ paymentId: 'v2', amount: 3, version: 1, createdAt: start, updatedAt: start })
    expect(await club.payment.get({ paymentId: 'v' })).toEqual({
      paymentId: 'v',
      amount: 2,
      version: 2,
      createdAt: start,
      updatedAt: start,
    })
    expect(await club.membership.ofUser({ userId: 'vera' }).all()).toEqual([{ groupId: 'v', userId: 'vera', role: 'owner' }])
  })

  test('an upsert goes on from what is there, and gives nothing', async () => {
    const payment = { paymentId: 'upserted', amount: 1 }
    const created = await club.payment.create(payment)
    const results = await club.transact({
      old: club.payment.tx.upsert({ ...payment, amount: 2 }, { version: 1 }),
      new: club.group.tx.upsert({ groupId: 'upserted', name: 'New' }),
    })
    expect(results).toEqual({ old: undefined, new: undefined })
    expect(await club.payment.get(payment, { consistent: true })).toEqual({ ...created, amount: 2, version: 2 })
    expect(await club.group.get({ groupId: 'upserted' }, { consistent: true })).toEqual({ groupId: 'upserted', name: 'New', members: 0 })
    const error = await errorOf(club.transact({ old: club.payment.tx.upsert(payment, { version: 1 }) }))
    expect(error.payload.failures).toMatchObject({ old: { code: 'ITEM.CONDITION_FAILED', subject: 'Payment.upsert' } })
  })

  test('failures have the name of the operation, the reason, the entity and the item as it is; nothing is written', async () => {
    await club.group.create({ groupId: 'f', name: 'F', members: 50 })
    const error = await errorOf(
      club.transact({
        join: club.membership.tx.create({ groupId: 'f', userId: 'fay', role: 'member' }),
        count: club.group.tx.update({ groupId: 'f' }, { add: { members: 1 } }, { if: { members: { lt: 50 } } }),
        pay: club.payment.tx.update({ paymentId: 'f' }, { set: { amount: 2 } }),
        gone: club.payment.tx.check({ paymentId: 'gone' }),
      }),
    )
    const current = { groupId: 'f', name: 'F', members: 50 }
    const groupKey = { pk: { S: 'GROUP#f' }, sk: { S: 'GROUP' } }
    const paymentKey = (id: string) => ({ pk: { S: `PAYMENT#${id}` }, sk: { S: 'PAYMENT' } })
    expect([error.code, error.payload]).toEqual([
      'TRANSACTION.CANCELED',
      {
        retryable: false,
        failures: {
          count: {
            reason: 'ConditionalCheckFailed',
            code: 'ITEM.CONDITION_FAILED',
            entity: 'Group',
            subject: 'Group.update',
            key: groupKey,
            message: 'The condition of this update of Group did not hold for pk "GROUP#f", sk "GROUP". Read the item and decide again.',
            current,
            item: { ...groupKey, _type: { S: 'Group' }, groupId: { S: 'f' }, name: { S: 'F' }, members: { N: '50' } },
          },
          pay: {
            reason: 'ConditionalCheckFailed',
            code: 'ITEM.NOT_FOUND',
            entity: 'Payment',
            subject: 'Payment.update',
            key: paymentKey('f'),
            message: 'There is no Payment with pk "PAYMENT#f", sk "PAYMENT". To write a new one, use create.',
          },
          gone: {
            reason: 'ConditionalCheckFailed',
            code: 'ITEM.NOT_FOUND',
            entity: 'Payment',
            subject: 'Payment.check',
            key: paymentKey('gone'),
            message: 'There is no Payment with pk "PAYMENT#gone", sk "PAYMENT".',
          },
        },
      },
    ])
    expect(error.message).toMatch(/^Nothing was written\. count \(Group\.update\): The condition of this update of Group did not hold/)
    expect(await club.membership.get({ groupId: 'f', userId: 'fay' })).toBeUndefined()
  })

  test('operations with the names of members of objects have results and failures of their own', async () => {
    await club.group.create({ groupId: 'o', name: 'O' })
    const named = Object.fromEntries([
      ['__proto__', club.group.tx.create({ groupId: 'o', name: 'again' })],
      ['constructor', club.group.tx.create({ groupId: 'o2', name: 'new' })],
    ])
    const error = await errorOf(club.transact(named))
    expect(Object.keys(error.payload.failures as object)).toEqual(['__proto__'])
    const again = Object.fromEntries([['__proto__', club.group.tx.create({ groupId: 'o3', name: 'new' })]])
    expect(Object.entries(await club.transact(again))).toEqual([['__proto__', { groupId: 'o3', name: 'new', members: 0 }]])
  })

  test('one token is one transaction, whatever is asked again with it', async () => {
    await club.group.create({ groupId: 't', name: 'T' })
    const add = { add: club.group.tx.update({ groupId: 't' }, { add: { members: 1 } }) }
    await club.transact(add, { token: `t-${tables.club}` })
    await club.transact(add, { token: `t-${tables.club}` })
    expect((await club.group.get({ groupId: 't' }))?.members).toBe(1)
    const other = { add: club.group.tx.update({ groupId: 't' }, { add: { members: 2 } }) }
    expect((await errorOf(club.transact(other, { token: `t-${tables.club}` }))).code).toBe('TRANSACTION.TOKEN_REUSED')
  })

  describe('what cannot be is refused before anything is sent', () => {
    const refused = async (send: (club: Club) => Promise<unknown>) => {
      let sent = 0
      const silent = {
        send: async () => {
          sent += 1
        },
      }
      const { createClub } = await import('./generated/index.js')
      const error = await errorOf(send(createClub({ client: silent, tables })))
      return { sent, code: error.code, path: error.path, message: error.message }
    }

    test('no operation, and more than 100', async () => {
      const many = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, club.group.tx.delete({ groupId: `g${at}` })]))
      expect(await refused((shop) => shop.transact({}))).toMatchObject({ sent: 0, code: 'TRANSACTION.INVALID' })
      expect(await refused((shop) => shop.transact(many(101)))).toEqual({
        sent: 0,
        code: 'TRANSACTION.INVALID',
        path: undefined,
        message: 'A transaction has 1 to 100 operations, this one has 101. Divide it where it need not be all or nothing.',
      })
      await club.transact(many(100))
    })

    test('two operations on one item', async () => {
      expect(
        await refused((shop) =>
          shop.transact({
            first: shop.entry.tx.delete({ subject: 's', at: 1e21 }),
            second: shop.entry.tx.check({ subject: 's', at: 1000000000000000000000 }),
          }),
        ),
      ).toMatchObject({ sent: 0, code: 'TRANSACTION.INVALID', path: ['second'] })
    })

    test('more than 4 MB', async () => {
      const text = 'x'.repeat(390_000)
      const operations = (shop: Club) =>
        Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`n${at}`, shop.entry.tx.put({ subject: 's', at, text })]))
      expect(await refused((shop) => shop.transact(operations(shop)))).toMatchObject({ sent: 0, code: 'TRANSACTION.INVALID' })
    })

    test('an operation that its own write would refuse, with its name in the path', async () => {
      expect(await refused((shop) => shop.transact({ pay: shop.payment.tx.create({ paymentId: 'p', amount: 1.5 }) }))).toMatchObject({
        sent: 0,
        code: 'ITEM.INVALID',
        path: ['pay', 'amount'],
      })
      expect(await refused((shop) => shop.transact({ gone: shop.payment.tx.delete({ paymentId: '' }) }))).toMatchObject({
        sent: 0,
        code: 'INPUT.INVALID',
        path: ['gone', 'paymentId'],
      })
      const options = { exists: false, version: 1 }
      expect(await refused((shop) => shop.transact({ none: shop.payment.tx.check({ paymentId: 'p' }, options) }))).toMatchObject({
        sent: 0,
        code: 'INPUT.INVALID',
        path: ['none', 'exists'],
      })
    })

    test('a token that DynamoDB does not take', async () => {
      const one = (shop: Club) => ({ one: shop.group.tx.delete({ groupId: 'g' }) })
      expect(await refused((shop) => shop.transact(one(shop), { token: 'x'.repeat(37) }))).toMatchObject({ sent: 0, code: 'INPUT.INVALID' })
    })
  })

  test('what is sent is what DynamoDB documents', async () => {
    const sent: unknown[] = []
    const recorder = { send: async (command: { input: unknown }) => void sent.push(command.input) }
    const { createClub } = await import('./generated/index.js')
    const own = createClub({ client: recorder, tables: { club: 'club', audit: 'audit' }, token: () => 'token-1' })
    await own.transact({ check: own.group.tx.check({ groupId: 'g' }, { if: { members: { gt: 1 } } }) })
    expect(sent).toEqual([
      new TransactWriteItemsCommand({
        ClientRequestToken: 'token-1',
        TransactItems: [
          {
            ConditionCheck: {
              TableName: 'club',
              Key: { pk: { S: 'GROUP#g' }, sk: { S: 'GROUP' } },
              ConditionExpression: 'attribute_exists(#n1) AND #n0 > :v0',
              ExpressionAttributeNames: { '#n0': 'members', '#n1': 'pk' },
              ExpressionAttributeValues: { ':v0': { N: '1' } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
        ],
      }).input,
    ])
  })
})
