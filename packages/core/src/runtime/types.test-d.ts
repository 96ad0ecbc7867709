import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expectTypeOf, test } from 'vitest'
import type { Client, CollectionQuery, Condition, ConnectOptions, Lookup, Query, Range, TableQuery } from './types.js'

interface Order {
  readonly status: 'open' | 'paid'
  readonly total: number
  readonly note?: string
}

declare const query: Query<Order>
declare const tableQuery: TableQuery<Order>
declare const lookup: Lookup<Order>
declare const collection: CollectionQuery<{ readonly orders: readonly Order[] }>

describe('reads', () => {
  test('only a query of a table can be consistent', () => {
    expectTypeOf(tableQuery.all({ consistent: true })).resolves.toEqualTypeOf<Order[]>()
    // @ts-expect-error A global index has no consistent reads.
    query.all({ consistent: true })
    // @ts-expect-error Nor has its page.
    query.page({ consistent: true })
    expectTypeOf(tableQuery).toExtend<Query<Order>>()
  })

  test('a lookup is awaited', () => {
    expectTypeOf<Awaited<typeof lookup>>().toEqualTypeOf<Order | undefined>()
  })

  test('a collection is grouped, with what no member claims', () => {
    type PageOf = Awaited<ReturnType<typeof collection.page>>
    expectTypeOf<PageOf['orders']>().toEqualTypeOf<readonly Order[]>()
    expectTypeOf<keyof PageOf>().toEqualTypeOf<'orders' | 'unknown' | 'cursor' | 'truncated'>()
  })

  test('a range has ends of its attribute, and begins with text only', () => {
    expectTypeOf<{ gte: 1; lt: 5 }>().toExtend<Range<number>>()
    expectTypeOf<{ beginsWith: 'a' }>().toExtend<Range<string>>()
    expectTypeOf<{ beginsWith: 'a' }>().not.toExtend<Range<number>>()
    expectTypeOf<{ gte: 'a' }>().not.toExtend<Range<number>>()
  })
})

describe('conditions', () => {
  test('test attributes of the entity with values of their type', () => {
    expectTypeOf<{ status: 'open'; total: { gte: 5 }; note: 'absent' }>().toExtend<Condition<Order>>()
    expectTypeOf<{ status: ['open', 'paid'] }>().toExtend<Condition<Order>>()
    expectTypeOf<{ status: 'closed' }>().not.toExtend<Condition<Order>>()
    expectTypeOf<{ total: { gte: '5' } }>().not.toExtend<Condition<Order>>()
  })
})

describe('clients', () => {
  test('of the SDK, plain and for documents', () => {
    expectTypeOf<DynamoDBClient>().toExtend<Client>()
    expectTypeOf<DynamoDBDocumentClient>().toExtend<Client>()
    expectTypeOf<{ client: DynamoDBClient; tables: { shop: string } }>().toExtend<ConnectOptions<'shop'>>()
    expectTypeOf<{ client: DynamoDBClient; tables: { other: string } }>().not.toExtend<ConnectOptions<'shop'>>()
  })
})
