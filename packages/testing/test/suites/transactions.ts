import {
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import type { EngineUnderTest } from '../../src/vitest/index.js'
import { createTable, errorName } from '../support.js'

const key = (p: string): { p: { S: string }; s: { N: string } } => ({ p: { S: p }, s: { N: '1' } })

export function transactionSuite(on: EngineUnderTest): void {
  let TableName: string
  beforeAll(async () => {
    TableName = await createTable(on.client)
  })

  const put = (p: string, more: object = {}): TransactWriteItem => ({ Put: { TableName, Item: key(p), ...more } })
  const transact = (TransactItems: TransactWriteItem[], more: Partial<TransactWriteItemsCommandInput> = {}): Promise<unknown> =>
    on.client.send(new TransactWriteItemsCommand({ TransactItems, ...more }))
  const itemAt = async (p: string): Promise<unknown> => (await on.client.send(new GetItemCommand({ TableName, Key: key(p) }))).Item

  test('writes all of its items', async () => {
    await on.client.send(new PutItemCommand({ TableName, Item: key('old') }))
    await transact([
      put('new'),
      { Delete: { TableName, Key: key('old') } },
      {
        Update: {
          TableName,
          Key: key('counted'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
      { ConditionCheck: { TableName, Key: key('absent'), ConditionExpression: 'attribute_not_exists(p)' } },
    ])
    expect([await itemAt('new'), await itemAt('old'), await itemAt('counted'), await itemAt('absent')]).toEqual([
      key('new'),
      undefined,
      { ...key('counted'), n: { N: '1' } },
      undefined,
    ])
  })

  test('writes none of them when one fails, and says which and why', async () => {
    await on.client.send(new PutItemCommand({ TableName, Item: { ...key('there'), v: { N: '1' } } }))
    const error = await transact([
      put('not-written'),
      put('there', { ConditionExpression: 'attribute_not_exists(p)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ]).catch((failure: { name: string; CancellationReasons?: { Code?: string; Item?: unknown }[] }) => ({
      name: failure.name,
      reasons: failure.CancellationReasons?.map(({ Code, Item }) => ({ Code, Item })),
    }))
    expect(error).toEqual({
      name: 'TransactionCanceledException',
      reasons: [
        { Code: 'None', Item: undefined },
        { Code: 'ConditionalCheckFailed', Item: { ...key('there'), v: { N: '1' } } },
      ],
    })
    expect(await itemAt('not-written')).toBeUndefined()
  })

  test('one token is one effect, and no other transaction', async () => {
    const ClientRequestToken = 'token-of-this-test'
    const add = (by: string): TransactWriteItem[] => [
      {
        Update: {
          TableName,
          Key: key('once'),
          UpdateExpression: 'ADD n :by',
          ExpressionAttributeValues: { ':by': { N: by } },
        },
      },
    ]
    await transact(add('1'), { ClientRequestToken })
    await transact(add('1'), { ClientRequestToken })
    expect(await itemAt('once')).toEqual({ ...key('once'), n: { N: '1' } })
    expect(await errorName(transact(add('2'), { ClientRequestToken }))).toBe('IdempotentParameterMismatchException')
  })

  test('refuses two actions on one item, none at all, and more than 100', async () => {
    const many = Array.from({ length: 101 }, (_, i) => put(`many${i}`))
    expect([
      await errorName(transact([put('twice'), { Delete: { TableName, Key: key('twice') } }])),
      await errorName(transact([{}])),
      await errorName(transact(many)),
      await errorName(transact(many.slice(1))),
    ]).toEqual(['ValidationException', 'ValidationException', 'ValidationException', 'no error'])
  })

  test('reads items together', async () => {
    await on.client.send(new PutItemCommand({ TableName, Item: { ...key('read'), v: { N: '1' } } }))
    const { Responses } = await on.client.send(
      new TransactGetItemsCommand({
        TransactItems: [{ Get: { TableName, Key: key('read'), ProjectionExpression: 'v' } }, { Get: { TableName, Key: key('nowhere') } }],
      }),
    )
    expect(Responses).toEqual([{ Item: { v: { N: '1' } } }, {}])
  })
}
