import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import type { EngineUnderTest } from '../../src/vitest/index.js'
import { createTable } from '../support.js'

const key = { p: { S: 'a' }, s: { N: '1' } }
const item = { ...key, n: { N: '5' }, str: { S: 'abc' }, ss: { SS: ['a', 'b'] }, l: { L: [{ N: '1' }] }, 'm.k': { S: 'dotted' } }

interface Legacy {
  readonly ComparisonOperator?: string
  readonly AttributeValueList?: readonly object[]
  readonly Value?: object
  readonly Exists?: boolean
}

const is = (ComparisonOperator: string, ...values: object[]): Legacy => ({
  ComparisonOperator,
  ...(values.length > 0 ? { AttributeValueList: values } : {}),
})
const N = (n: number): object => ({ N: String(n) })
const S = (S: string): object => ({ S })

type Outcome = 'holds' | 'ConditionalCheckFailedException' | 'ValidationException'
const fails: Outcome = 'ConditionalCheckFailedException'
const invalid: Outcome = 'ValidationException'

const expectations: [Record<string, Legacy>, Outcome, string?][] = [
  [{ n: { Value: N(5) } }, 'holds'],
  [{ n: { Value: N(5), Exists: true } }, 'holds'],
  [{ n: { Exists: false } }, fails],
  [{ zz: { Exists: false } }, 'holds'],
  [{ n: is('EQ', N(5)) }, 'holds'],
  [{ zz: is('NE', N(5)) }, 'holds'],
  [{ n: is('NE', S('5')) }, 'holds'],
  [{ n: is('LT', N(6)) }, 'holds'],
  [{ n: is('GE', N(6)) }, fails],
  [{ n: is('BETWEEN', N(1), N(9)) }, 'holds'],
  [{ n: is('IN', N(1), N(5)) }, 'holds'],
  [{ str: is('BEGINS_WITH', S('ab')) }, 'holds'],
  [{ str: is('CONTAINS', S('bc')) }, 'holds'],
  [{ ss: is('CONTAINS', S('a')) }, 'holds'],
  [{ l: is('CONTAINS', N(1)) }, 'holds'],
  [{ ss: is('NOT_CONTAINS', S('a')) }, fails],
  [{ zz: is('NOT_CONTAINS', S('a')) }, fails],
  [{ n: is('NULL') }, fails],
  [{ n: is('NOT_NULL') }, 'holds'],
  [{ n: { Value: N(5) }, str: { Value: S('x') } }, fails],
  [{ n: { Value: N(5) }, str: { Value: S('x') } }, 'holds', 'OR'],
  [{ n: { Value: N(5) } }, invalid, 'OR'],
  [{}, invalid, 'AND'],
  [{ n: {} }, invalid],
  [{ n: { Exists: true } }, invalid],
  [{ n: { Exists: false, Value: N(5) } }, invalid],
  [{ n: { Exists: true, ...is('EQ', N(5)) } }, invalid],
  [{ n: { Value: N(5), AttributeValueList: [N(5)] } }, invalid],
  [{ n: is('EQ') }, invalid],
  [{ n: is('EQ', N(1), N(2)) }, invalid],
  [{ n: is('BETWEEN', N(9), N(1)) }, invalid],
  [{ n: is('NULL', N(1)) }, invalid],
  [{ n: is('LT', { SS: ['a'] }) }, invalid],
  [{ n: is('BEGINS_WITH', N(1)) }, invalid],
]

const updates: [Record<string, { Action?: string; Value?: object }>, object | Outcome][] = [
  [{ n: { Value: N(7) } }, { n: N(7) }],
  [{ n: { Action: 'ADD', Value: N(2) } }, { n: N(7) }],
  [{ l: { Action: 'ADD', Value: { L: [N(2)] } } }, { l: { L: [N(1), N(2)] } }],
  [{ ss: { Action: 'DELETE', Value: { SS: ['a'] } } }, { ss: { SS: ['b'] } }],
  [{ n: { Action: 'DELETE' }, zz: { Action: 'PUT', Value: S('x') } }, { zz: S('x') }],
  [{ n: { Action: 'PUT' } }, invalid],
  [{ n: { Action: 'DELETE', Value: N(1) } }, invalid],
  [{ str: { Action: 'ADD', Value: S('x') } }, invalid],
  [{ str: { Action: 'ADD', Value: N(1) } }, invalid],
  [{ p: { Value: S('x') } }, invalid],
]

const queries: [Partial<QueryCommandInput>, number | Outcome][] = [
  [{ KeyConditions: { p: is('EQ', S('a')) } as never }, 2],
  [{ KeyConditions: { p: is('EQ', S('a')), s: is('GT', N(1)) } as never }, 1],
  [{ KeyConditions: { p: is('EQ', S('a')), s: is('BETWEEN', N(0), N(9)) } as never }, 2],
  [{ KeyConditions: { p: is('EQ', S('a')) } as never, QueryFilter: { n: is('NOT_NULL') } as never }, 1],
  [{ KeyConditions: { p: is('EQ', S('a')) } as never, QueryFilter: { s: is('EQ', N(1)) } as never }, invalid],
  [{ KeyConditions: { p: is('EQ', S('a')) } as never, ConditionalOperator: 'OR' }, invalid],
  [{ KeyConditions: { p: is('LT', S('a')) } as never }, invalid],
  [{ KeyConditions: { p: is('EQ', S('a')), s: is('IN', N(1)) } as never }, invalid],
  [{ KeyConditions: {} }, invalid],
  [{ KeyConditions: { p: is('EQ', S('a')) } as never, KeyConditionExpression: 'p = p' }, invalid],
]

export function legacySuite(on: EngineUnderTest): void {
  let TableName: string
  beforeAll(async () => {
    TableName = await createTable(on.client)
    await on.client.send(new PutItemCommand({ TableName, Item: item }))
    await on.client.send(new PutItemCommand({ TableName, Item: { p: { S: 'a' }, s: { N: '2' } } }))
  })

  const outcome = (request: Promise<unknown>): Promise<unknown> =>
    request.then(
      (answer) => answer,
      (error: Error) => error.name,
    )

  test.each(expectations)('Expected %j: %s %s', async (Expected, expected, ConditionalOperator) => {
    const request = new PutItemCommand({
      TableName,
      Item: item,
      Expected: Expected as never,
      ConditionalOperator: ConditionalOperator as never,
    })
    expect(await outcome(on.client.send(request).then(() => 'holds'))).toBe(expected)
  })

  test.each(updates)('AttributeUpdates %j: %j', async (AttributeUpdates, expected) => {
    await on.client.send(new PutItemCommand({ TableName, Item: item }))
    const input: UpdateItemCommandInput = { TableName, Key: key, AttributeUpdates: AttributeUpdates as never, ReturnValues: 'UPDATED_NEW' }
    expect(await outcome(on.client.send(new UpdateItemCommand(input)).then(({ Attributes }) => Attributes))).toEqual(expected)
    await on.client.send(new PutItemCommand({ TableName, Item: item }))
  })

  test.each(queries)('Query %j: %s', async (input, expected) => {
    expect(await outcome(on.client.send(new QueryCommand({ TableName, Select: 'COUNT', ...input })).then(({ Count }) => Count))).toBe(
      expected,
    )
  })

  test('ScanFilter and AttributesToGet pick items and attributes; a dot is part of a name', async () => {
    const scanned = await on.client.send(
      new ScanCommand({ TableName, ScanFilter: { n: is('GT', N(1)) } as never, AttributesToGet: ['n', 'm.k', 'zz'] }),
    )
    const got = await on.client.send(new GetItemCommand({ TableName, Key: key, AttributesToGet: ['str'] }))
    expect([scanned.Items, got.Item]).toEqual([[{ n: item.n, 'm.k': item['m.k'] }], { str: item.str }])
  })
}
