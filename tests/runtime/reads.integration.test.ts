import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { create, lookup, put, query, queryCollection, refuseScans, scan, type TableQuery, tableQuery } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Customer, Order } from './shop/entities.js'
import * as plans from './shop/plans.js'
import { errorOf, startShop, type TestShop } from './shop/start-shop.js'

let shop: TestShop

function day(number: number): string {
  return `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`
}

async function addOrders(customerId: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const status = number % 2 === 0 ? 'paid' : 'open'
    await create(shop.connection, plans.order, { customerId, orderId: `o${number}`, placedAt: day(number), status, total: number * 10 })
  }
}

async function addForeign(name: string): Promise<void> {
  const item = { ...plans.foreignKey('ann', name), _type: { S: 'Future' }, word: { S: 'unknown' } }
  await shop.client.send(new PutItemCommand({ TableName: shop.table, Item: item }))
}

function byCustomer(range?: object, filter?: object): TableQuery<Order> {
  return tableQuery(shop.connection, plans.orderByCustomer, plans.order, { customerId: 'ann' }, range, filter)
}

function ids(orders: readonly { readonly orderId: string }[]): string {
  return orders.map(({ orderId }) => orderId).join(' ')
}

describeOnEngines('reads', (on) => {
  beforeEach(async () => {
    shop = await startShop(on)
    await put(shop.connection, plans.customer, { customerId: 'ann', name: 'Ann' })
    await addOrders('ann', 5)
    await addOrders('anna', 1)
    shop.sent()
  })

  describe('a pattern query', () => {
    test('answers in order, from one partition and one entity', async () => {
      expect(ids(await byCustomer().all())).toBe('o5 o4 o3 o2 o1')
      expect(shop.sent()).toEqual(['Query'])
    })

    test('sends nothing until something is taken', () => {
      byCustomer()
      expect(shop.sent()).toEqual([])
    })

    test.each<[object, string]>([
      [{}, 'o5 o4 o3 o2 o1'],
      [{ eq: day(3) }, 'o3'],
      [{ gt: day(3) }, 'o5 o4'],
      [{ gte: day(3) }, 'o5 o4 o3'],
      [{ lt: day(3) }, 'o2 o1'],
      [{ lte: day(3) }, 'o3 o2 o1'],
      [{ gt: day(1), lt: day(4) }, 'o3 o2'],
      [{ between: [day(2), day(4)] }, 'o4 o3 o2'],
      [{ beginsWith: '2026-01-0' }, 'o5 o4 o3 o2 o1'],
      [{ gt: day(4), lt: day(2) }, ''],
    ])('answers a range of part of the sort key: %j', async (placedAt, expected) => {
      expect(ids(await byCustomer({ placedAt }).all())).toBe(expected)
    })

    test('sends nothing for a range that nothing is in', async () => {
      expect(await byCustomer({ placedAt: { gt: day(4), lt: day(2) } }).all()).toEqual([])
      expect(shop.sent()).toEqual([])
    })

    test('filters, at the price of what is read', async () => {
      expect(ids(await byCustomer({}, { total: { gte: 40 } }).all())).toBe('o5 o4')
      expect(ids(await byCustomer({}, { note: 'present' }).all())).toBe('')
    })

    test('gives the first', async () => {
      expect((await byCustomer().first())?.orderId).toBe('o5')
      expect((await byCustomer({}, { total: { lt: 20 } }).first())?.orderId).toBe('o1')
      expect(await byCustomer({ placedAt: { gt: day(9) } }).first()).toBeUndefined()
    })

    test('iterates page by page', async () => {
      const seen: string[] = []
      for await (const { orderId } of byCustomer().iterate({ pageSize: 2 })) seen.push(orderId)
      expect([seen.join(' '), shop.sent()]).toEqual(['o5 o4 o3 o2 o1', ['Query', 'Query', 'Query']])
      const taken: string[] = []
      for await (const { orderId } of byCustomer()) {
        taken.push(orderId)
        if (taken.length === 2) break
      }
      expect([taken.join(' '), shop.sent()]).toEqual(['o5 o4', ['Query']])
    })

    test('pages with cursors to the end', async () => {
      const pages: string[] = []
      let cursor: string | undefined
      do {
        const page = await byCustomer().page({ pageSize: 2, ...(cursor !== undefined && { cursor }) })
        pages.push(ids(page.items))
        expect(page.truncated).toBe(page.cursor !== undefined)
        cursor = page.cursor
      } while (cursor !== undefined)
      expect(pages).toEqual(['o5 o4', 'o3 o2', 'o1'])
    })

    test('stops at its budget with what was collected and the cursor that continues', async () => {
      const error = await errorOf(byCustomer().all({ maxItems: 3 }))
      const { cursor, items } = error.payload as { cursor: string; items: Order[] }
      expect([error.code, ids(items)]).toEqual(['QUERY.BUDGET', 'o5 o4 o3'])
      expect(ids(await byCustomer().all({ cursor }))).toBe('o2 o1')
      expect(ids(await byCustomer().all({ maxItems: 5 }))).toBe('o5 o4 o3 o2 o1')
      const pages = await errorOf(byCustomer().all({ pageSize: 2, maxPages: 2 }))
      expect(ids(await byCustomer().all({ cursor: pages.payload.cursor as string }))).toBe('o1')
      const filtered = await errorOf(byCustomer({}, { total: { gte: 10 } }).all({ maxItems: 2 }))
      expect(ids(await byCustomer({}, { total: { gte: 10 } }).all({ cursor: filtered.payload.cursor as string }))).toBe('o3 o2 o1')
    })

    test('with a limit returns that many, over pages too', async () => {
      const latest = tableQuery(shop.connection, plans.orderLatest, plans.order, { customerId: 'ann' })
      expect(ids(await latest.all())).toBe('o5 o4')
      const first = await latest.page({ pageSize: 1 })
      const second = await latest.page({ cursor: first.cursor! })
      expect([ids(first.items), ids(second.items), second.cursor]).toEqual(['o5', 'o4', undefined])
      const filtered = tableQuery(shop.connection, plans.orderLatest, plans.order, { customerId: 'ann' }, {}, { total: { lte: 30 } })
      expect(ids(await filtered.all({ pageSize: 1 }))).toBe('o3 o2')
    })

    test('passes over items that no entity claims', async () => {
      await addForeign(`ORDER#${day(4)}#zzz`)
      expect(ids(await byCustomer().all())).toBe('o5 o4 o3 o2 o1')
      expect((await byCustomer({ placedAt: { lte: day(4) } }).first())?.orderId).toBe('o4')
    })

    test('names an item that breaks its schema', async () => {
      const Item = { ...plans.foreignKey('ann', 'ORDER#9#x'), _type: { S: 'Order' }, orderId: { N: '1' } }
      await shop.client.send(new PutItemCommand({ TableName: shop.table, Item }))
      expect((await errorOf(byCustomer().all())).code).toBe('ITEM.MALFORMED')
    })

    test('returns what a partial index holds, with what its keys give back', async () => {
      const unshipped = query(shop.connection, plans.orderUnshipped, plans.orderInGsi2, { status: 'open' }, { placedAt: { gt: day(1) } })
      expect(await unshipped.all()).toEqual([
        { customerId: 'ann', orderId: 'o3', placedAt: day(3), status: 'open' },
        { customerId: 'ann', orderId: 'o5', placedAt: day(5), status: 'open' },
      ])
    })

    test('drops an end that the range excludes, exactly', async () => {
      const between = (range: object) =>
        query(shop.connection, plans.orderUnshipped, plans.orderInGsi2, { status: 'open' }, { placedAt: range })
      expect(ids(await between({ gt: day(1), lt: day(5) }).all())).toBe('o3')
      expect(ids(await between({ gte: day(3), lte: day(5) }).all())).toBe('o3 o5')
    })

    test('answers ranges of a number in a local index, and reads it consistently', async () => {
      for (const level of [9, 10, -3]) await put(shop.connection, plans.stock, { warehouse: 'w', sku: `s${level}`, level })
      const byLevel = (range: object) => tableQuery(shop.connection, plans.stockByLevel, plans.stock, { warehouse: 'w' }, { level: range })
      const levels = async (range: object) => (await byLevel(range).all({ consistent: true })).map(({ level }) => level)
      expect([await levels({}), await levels({ gt: -3 }), await levels({ gt: -3, lt: 10 }), await levels({ eq: 10 })]).toEqual([
        [-3, 9, 10],
        [9, 10],
        [9],
        [10],
      ])
    })

    test.each<[string, () => PromiseLike<unknown>, (string | number)[] | undefined]>([
      [
        'an input of another type',
        () => tableQuery(shop.connection, plans.orderByCustomer, plans.order, { customerId: 1 }).all(),
        ['customerId'],
      ],
      ['a missing input', () => tableQuery(shop.connection, plans.orderByCustomer, plans.order, {}).all(), ['customerId']],
      ['a range of another attribute', () => byCustomer({ total: { gt: 1 } }).all(), ['total']],
      ['a range with an unknown end', () => byCustomer({ placedAt: { after: day(1) } }).all(), ['placedAt']],
      ['two lower ends', () => byCustomer({ placedAt: { gt: day(1), gte: day(1) } }).all(), ['placedAt']],
      ['a value of a range with the wrong form', () => byCustomer({ placedAt: { gt: 'yesterday' } }).all(), ['placedAt']],
      ['an end that is undefined', () => byCustomer({ placedAt: { gt: undefined } }).all(), ['placedAt']],
      ['a filter on another attribute', () => byCustomer({}, { status: 'open' }).all(), ['status']],
      ['no page at all', () => byCustomer().page({ pageSize: 0 }), ['pageSize']],
      [
        'a consistent read of a global index',
        () => tableQuery(shop.connection, plans.orderUnshipped, plans.orderInGsi2, { status: 'open' }).all({ consistent: true }),
        ['consistent'],
      ],
    ])('refuses %s before anything is sent', async (_, ask, path) => {
      const error = await errorOf(ask())
      expect([error.code, error.path, shop.sent()]).toEqual(['INPUT.INVALID', path, []])
    })
  })

  describe('a cursor', () => {
    async function cursorOf(pages: TableQuery<Order>): Promise<string> {
      return (await pages.page({ pageSize: 2 })).cursor ?? ''
    }

    test('is refused by other inputs, another range, another pattern and another table', async () => {
      const cursor = await cursorOf(byCustomer())
      shop.sent()
      const others = [
        tableQuery(shop.connection, plans.orderByCustomer, plans.order, { customerId: 'anna' }),
        byCustomer({ placedAt: { gt: day(1) } }),
        byCustomer({}, { total: 1 }),
        tableQuery(shop.connection, { ...plans.orderByCustomer, name: 'Order.other' }, plans.order, { customerId: 'ann' }),
        tableQuery({ ...shop.connection, tables: new Map([['shop', 'other']]) }, plans.orderByCustomer, plans.order, { customerId: 'ann' }),
      ]
      const codes = await Promise.all(others.map(async (other) => (await errorOf(other.page({ cursor }))).code))
      expect([codes, shop.sent()]).toEqual([Array(5).fill('CURSOR.INVALID'), []])
    })

    test('is refused once a character of it is changed, added or missing', async () => {
      const cursor = await cursorOf(byCustomer())
      shop.sent()
      const mutants = Array.from(cursor, (character, at) => `${cursor.slice(0, at)}${character === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`)
      const all = [
        ...mutants,
        ...Array.from(cursor, (_, at) => cursor.slice(0, at)),
        `${cursor}A`,
        `${cursor}=`,
        ` ${cursor}`,
        '{}',
        '__proto__',
      ]
      const codes = new Set(await Promise.all(all.map(async (mutant) => (await errorOf(byCustomer().page({ cursor: mutant }))).code)))
      expect([[...codes], shop.sent()]).toEqual([['CURSOR.INVALID'], []])
    })
  })

  describe('a lookup', () => {
    test('is a Query of an index for at most two items, and sent when it is awaited', async () => {
      const found = lookup(shop.connection, plans.orderById, plans.order, { orderId: 'o2' })
      expect(shop.sent()).toEqual([])
      expect((await found)?.customerId).toBe('ann')
      expect(shop.sent()).toEqual(['Query'])
      await found
      expect(shop.sent()).toEqual([])
      expect(await lookup(shop.connection, plans.orderById, plans.order, { orderId: 'none' })).toBeUndefined()
    })

    test('refuses to choose between two', async () => {
      const error = await errorOf(lookup(shop.connection, plans.orderById, plans.order, { orderId: 'o1' }))
      expect([error.code, (error.payload.items as Order[]).map(({ customerId }) => customerId).sort()]).toEqual([
        'QUERY.NOT_UNIQUE',
        ['ann', 'anna'],
      ])
    })

    test('is a GetItem where the pattern gives the whole key', async () => {
      const found = lookup(shop.connection, plans.customerById, plans.customer, { customerId: 'ann' })
      expect(await found).toEqual({ customerId: 'ann', name: 'Ann' })
      expect(shop.sent()).toEqual(['GetItem'])
      expect(found.explain()).toEqual({
        pattern: 'Customer.byId',
        operation: 'GetItem',
        table: shop.table,
        keyCondition: 'pk = "CUSTOMER#ann" AND sk = "CUSTOMER"',
        consistent: false,
        reads: 'One item, by its whole key.',
        readUnits: 50,
        input: { TableName: shop.table, Key: { pk: { S: 'CUSTOMER#ann' }, sk: { S: 'CUSTOMER' } } },
      })
    })
  })

  describe('a collection', () => {
    interface Grouped {
      readonly customer?: Customer
      readonly orders: readonly Order[]
    }
    const of = (customerId: string, limit?: number) => {
      const { limit: declared, ...plan } = plans.customerWithOrders
      const most = limit ?? declared
      return queryCollection<Grouped>(shop.connection, { ...plan, ...(most !== undefined && { limit: most }) }, { customerId })
    }

    test('is grouped, its limit counts the many side, and its cursor continues', async () => {
      const first = await of('ann').page()
      expect([first.customer, ids(first.orders), first.unknown, first.truncated]).toEqual([
        { customerId: 'ann', name: 'Ann' },
        'o1 o2',
        [],
        true,
      ])
      expect(shop.sent()).toEqual(['Query'])
      const second = await of('ann').page({ cursor: first.cursor! })
      expect([second.customer, ids(second.orders)]).toEqual([undefined, 'o3 o4'])
      const third = await of('ann').page({ cursor: second.cursor! })
      expect([ids(third.orders), third.cursor, third.truncated]).toEqual(['o5', undefined, false])
    })

    test('shows items that no member claims', async () => {
      await addForeign('ZEBRA')
      const { unknown, orders } = await of('ann', 9).all()
      expect([ids(orders), unknown]).toEqual([
        'o1 o2 o3 o4 o5',
        [{ ...plans.foreignKey('ann', 'ZEBRA'), _type: { S: 'Future' }, word: { S: 'unknown' } }],
      ])
    })

    test('is read whole, within a budget', async () => {
      expect(ids((await of('ann', 9).all({ pageSize: 2 })).orders)).toBe('o1 o2 o3 o4 o5')
      const error = await errorOf(of('ann', 9).all({ maxItems: 3 }))
      expect(error.code).toBe('QUERY.BUDGET')
      const rest = await of('ann', 9).all({ cursor: error.payload.cursor as string })
      expect(ids(rest.orders)).toBe('o3 o4 o5')
    })

    test('refuses a second entity where there is one', async () => {
      const Item = { ...plans.foreignKey('ann', 'CUSTOMER2'), _type: { S: 'Customer' }, customerId: { S: 'ann' }, name: { S: 'Twin' } }
      await shop.client.send(new PutItemCommand({ TableName: shop.table, Item }))
      expect((await errorOf(of('ann').all())).code).toBe('QUERY.NOT_UNIQUE')
    })
  })

  describe('a declared scan', () => {
    test('reads every item of its entity', async () => {
      const every = scan(shop.connection, plans.everyOrder, plans.order)
      expect((await every.all({ pageSize: 3 })).length).toBe(6)
      expect(shop.sent()).toEqual(['Scan', 'Scan', 'Scan'])
    })

    test('is refused as any other by a client that refuses scans, unless declared ones are allowed', async () => {
      refuseScans(shop.client)
      const error = await errorOf(scan(shop.connection, plans.everyOrder, plans.order).all())
      expect([error.code, error.payload, shop.sent()]).toEqual([
        'SCAN.REFUSED',
        { table: shop.table, index: undefined, because: 'The nightly export reads everything.' },
        [],
      ])
      refuseScans(shop.client, { allowDeclared: true })
      expect((await scan(shop.connection, plans.everyOrder, plans.order).all()).length).toBe(6)
    })
  })

  test('explain gives the request as it would be sent', () => {
    expect(byCustomer({ placedAt: { gte: day(2) } }).explain({ consistent: true })).toEqual({
      pattern: 'Order.byCustomer',
      operation: 'Query',
      table: shop.table,
      keyCondition: `pk = "CUSTOMER#ann" AND sk BETWEEN "ORDER#${day(2)}#" AND "ORDER$"`,
      consistent: true,
      reads:
        'Every item within the key condition is read and billed; all that are of the entity are returned, without the ends that the range excludes.',
      readUnits: 256,
      input: {
        TableName: shop.table,
        KeyConditionExpression: '#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2',
        ExpressionAttributeNames: { '#n0': 'pk', '#n1': 'sk' },
        ExpressionAttributeValues: { ':v0': { S: 'CUSTOMER#ann' }, ':v1': { S: `ORDER#${day(2)}#` }, ':v2': { S: 'ORDER$' } },
        ScanIndexForward: false,
        ConsistentRead: true,
      },
    })
  })
})
