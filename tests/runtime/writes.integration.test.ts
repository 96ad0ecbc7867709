import { create, get, type Item, put, remove, update } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order, OrderInput, OrderKey } from './shop/entities.js'
import { order, stock } from './shop/plans.js'
import { errorOf, startShop, type TestShop } from './shop/start-shop.js'

const key: OrderKey = { customerId: 'ann', placedAt: '2026-01-31T10:00:00.000Z', orderId: 'o1' }
const input: OrderInput = { ...key, status: 'open', total: 100, tags: new Set(['gift']) }
const start = new Date('2026-01-01T00:00:00.000Z')
const entity: Order = { ...input, lines: [], version: 1, createdAt: start, updatedAt: start }
const item: Item = {
  pk: { S: 'CUSTOMER#ann' },
  sk: { S: 'ORDER#2026-01-31T10:00:00.000Z#o1' },
  gsi1pk: { S: 'ORDER#o1' },
  gsi1sk: { S: 'ORDER' },
  gsi2pk: { S: 'STATUS#open' },
  gsi2sk: { S: '2026-01-31T10:00:00.000Z' },
  _type: { S: 'Order' },
  customerId: { S: 'ann' },
  orderId: { S: 'o1' },
  placedAt: { S: '2026-01-31T10:00:00.000Z' },
  status: { S: 'open' },
  'total.cents': { N: '100' },
  lines: { L: [] },
  tags: { SS: ['gift'] },
  version: { N: '1' },
  createdAt: { S: '2026-01-01T00:00:00.000Z' },
  updatedAt: { S: '2026-01-01T00:00:00.000Z' },
}

let shop: TestShop
describeOnEngines('writes', (on) => {
  beforeEach(async () => {
    shop = await startShop(on)
  })

  function storedOrder(): Promise<Item | undefined> {
    return shop.stored('CUSTOMER#ann', 'ORDER#2026-01-31T10:00:00.000Z#o1')
  }

  describe('create', () => {
    test('stores attributes, keys, discriminator and what Keyloom sets, and gives the entity', async () => {
      expect(await create(shop.connection, order, input)).toEqual(entity)
      expect(await storedOrder()).toEqual(item)
      expect(await get(shop.connection, order, key)).toEqual(entity)
    })

    test('refuses an item whose key is taken and shows the one that is there', async () => {
      await create(shop.connection, order, input)
      const error = await errorOf(create(shop.connection, order, { ...input, total: 1 }))
      expect([error.code, error.payload]).toEqual([
        'ITEM.EXISTS',
        { entity: 'Order', key: { pk: item.pk, sk: item.sk }, current: entity, item },
      ])
      expect(await storedOrder()).toEqual(item)
    })

    test('refuses an entity that does not satisfy its schema before anything is sent, with every fault', async () => {
      shop.sent()
      const error = await errorOf(
        create(shop.connection, order, { ...input, total: -1, placedAt: 'today', lines: [{ sku: '', count: 1 }] }),
      )
      expect(error.code).toBe('ITEM.INVALID')
      expect((error.payload.issues as { code: string; path: unknown }[]).map(({ code, path }) => [code, path])).toEqual([
        ['invalid_format', ['placedAt']],
        ['too_small', ['total']],
        ['too_small', ['lines', 0, 'sku']],
      ])
      expect(shop.sent()).toEqual([])
    })

    test('ignores what a caller gives for attributes that Keyloom sets', async () => {
      expect(await create(shop.connection, order, { ...input, version: 9, createdAt: new Date(0) })).toEqual(entity)
    })

    test('leaves out an empty set', async () => {
      const { tags, ...without } = input
      const { tags: _, ...rest } = entity
      expect(tags).toBeDefined()
      expect(await create(shop.connection, order, { ...without, tags: new Set() })).toEqual(rest)
      expect(await get(shop.connection, order, key)).toEqual(rest)
    })
  })

  describe('get', () => {
    test('gives nothing where there is no item', async () => {
      expect(await get(shop.connection, order, key)).toBeUndefined()
    })

    test('refuses a key with a part missing or of another type, and names it', async () => {
      shop.sent()
      const missing = await errorOf(get(shop.connection, order, { customerId: 'ann', orderId: 'o1' }))
      const wrong = await errorOf(get(shop.connection, order, { ...key, orderId: 7 }))
      expect([missing.code, missing.message, wrong.code, wrong.path]).toEqual([
        'INPUT.INVALID',
        "Order.get: 'placedAt' cannot be undefined: it is missing.",
        'INPUT.INVALID',
        ['orderId'],
      ])
      expect(shop.sent()).toEqual([])
    })
  })

  describe('put', () => {
    test('of an entity with a version replaces only the version that the caller has seen', async () => {
      await put(shop.connection, order, input)
      const unseen = await errorOf(put(shop.connection, order, { ...input, total: 5 }))
      shop.tick()
      const replaced = await put(shop.connection, order, { ...input, total: 5 }, { version: 1 })
      const stale = await errorOf(put(shop.connection, order, { ...input, total: 6 }, { version: 1 }))
      const now = new Date('2026-01-01T00:00:01.000Z')
      expect([unseen.code, stale.code]).toEqual(['ITEM.CONDITION_FAILED', 'ITEM.CONDITION_FAILED'])
      expect(replaced).toEqual({ ...entity, total: 5, version: 2, createdAt: now, updatedAt: now })
      expect(await get(shop.connection, order, key)).toEqual(replaced)
    })

    test('of an entity without a version replaces what is there, keys of indexes with it', async () => {
      await put(shop.connection, stock, { warehouse: 'w', sku: 's', level: 1, shelf: 'a#b', place: '1' })
      expect(await shop.stored('WAREHOUSE#w', 'SKU#s')).toMatchObject({ gsi1pk: { S: 'SHELF#a$23b' }, gsi1sk: { S: '1' } })
      await put(shop.connection, stock, { warehouse: 'w', sku: 's', level: 2, shelf: 'a#b' })
      expect(await shop.stored('WAREHOUSE#w', 'SKU#s')).toEqual({
        pk: { S: 'WAREHOUSE#w' },
        sk: { S: 'SKU#s' },
        _type: { S: 'Stock' },
        warehouse: { S: 'w' },
        sku: { S: 's' },
        level: { N: '2' },
        shelf: { S: 'a#b' },
      })
    })
  })

  describe('update', () => {
    beforeEach(async () => {
      await create(shop.connection, order, input)
      await create(shop.connection, stock, { warehouse: 'w', sku: 's', level: 1, shelf: 'a', place: '1' })
      shop.tick()
    })
    const updatedAt = new Date('2026-01-01T00:00:01.000Z')

    test('changes what it is told and derives the keys it touches from the key and the change', async () => {
      const updated = await update(shop.connection, order, key, {
        set: { status: 'paid', note: 'hi' },
        add: { total: 5 },
        remove: ['tags'],
      })
      const { tags: _, ...rest } = entity
      expect(updated).toEqual({ ...rest, status: 'paid', note: 'hi', total: 105, version: 2, updatedAt })
      const { tags: __, ...others } = item
      expect(await storedOrder()).toEqual({
        ...others,
        status: { S: 'paid' },
        note: { S: 'hi' },
        'total.cents': { N: '105' },
        gsi2pk: { S: 'STATUS#paid' },
        version: { N: '2' },
        updatedAt: { S: '2026-01-01T00:00:01.000Z' },
      })
    })

    test('takes an item out of an index with both halves of its key', async () => {
      await update(shop.connection, order, key, { set: { status: 'shipped' } })
      const stored = await storedOrder()
      expect([stored?.gsi2pk, stored?.gsi2sk, stored?.gsi1pk]).toEqual([undefined, undefined, { S: 'ORDER#o1' }])
    })

    test('refuses to change part of an index key without the rest, and says which', async () => {
      shop.sent()
      const error = await errorOf(update(shop.connection, stock, { warehouse: 'w', sku: 's' }, { set: { shelf: 'b' } }))
      expect([error.code, error.message, error.payload]).toEqual([
        'UPDATE.PARTIAL_KEY',
        "Stock.update changes part of the key of the index 'gsi1' without 'place'. Give it in `set` (or in `remove`), as they are or as they will be.",
        { entity: 'Stock', index: 'gsi1', missing: ['place'] },
      ])
      expect(shop.sent()).toEqual([])
    })

    test('knows that a key is gone once one part is removed', async () => {
      await update(shop.connection, stock, { warehouse: 'w', sku: 's' }, { remove: ['shelf'] })
      expect(await shop.stored('WAREHOUSE#w', 'SKU#s')).toEqual({
        pk: { S: 'WAREHOUSE#w' },
        sk: { S: 'SKU#s' },
        _type: { S: 'Stock' },
        warehouse: { S: 'w' },
        sku: { S: 's' },
        level: { N: '1' },
        place: { S: '1' },
      })
    })

    test('with `drop` takes the item out of an index whose key it cannot derive', async () => {
      const dropping = { ...stock, indexes: stock.indexes.map((index) => ({ ...index, onPartialUpdate: 'drop' as const })) }
      await update(shop.connection, dropping, { warehouse: 'w', sku: 's' }, { set: { shelf: 'b' } })
      const stored = await shop.stored('WAREHOUSE#w', 'SKU#s')
      expect([stored?.shelf, stored?.gsi1pk, stored?.gsi1sk]).toEqual([{ S: 'b' }, undefined, undefined])
    })

    test('with `read` reads the missing part and writes under the condition that it is still the same', async () => {
      const reading = { ...stock, indexes: stock.indexes.map((index) => ({ ...index, onPartialUpdate: 'read' as const })) }
      shop.sent()
      await update(shop.connection, reading, { warehouse: 'w', sku: 's' }, { set: { shelf: 'b' } })
      expect(shop.sent()).toEqual(['GetItem', 'UpdateItem'])
      const stored = await shop.stored('WAREHOUSE#w', 'SKU#s')
      expect([stored?.gsi1pk, stored?.gsi1sk]).toEqual([{ S: 'SHELF#b' }, { S: '1' }])
    })

    test('with `read` tries again with what another writer left', async () => {
      const reading = { ...stock, indexes: stock.indexes.map((index) => ({ ...index, onPartialUpdate: 'read' as const })) }
      const { client } = shop.connection
      let raced = false
      const racing = {
        async send(command: never) {
          const result = await client.send(command)
          if ((command as object).constructor.name === 'GetItemCommand' && !raced) {
            raced = true
            await update(shop.connection, stock, { warehouse: 'w', sku: 's' }, { set: { shelf: 'a', place: '2' } })
          }
          return result
        },
      }
      await update({ ...shop.connection, client: racing }, reading, { warehouse: 'w', sku: 's' }, { set: { shelf: 'b' } })
      const stored = await shop.stored('WAREHOUSE#w', 'SKU#s')
      expect([raced, stored?.gsi1pk, stored?.gsi1sk, stored?.place]).toEqual([true, { S: 'SHELF#b' }, { S: '2' }, { S: '2' }])
    })

    test('finds no item', async () => {
      const error = await errorOf(update(shop.connection, order, { ...key, orderId: 'o2' }, { set: { status: 'paid' } }))
      expect([error.code, error.payload]).toEqual([
        'ITEM.NOT_FOUND',
        { entity: 'Order', key: { pk: { S: 'CUSTOMER#ann' }, sk: { S: 'ORDER#2026-01-31T10:00:00.000Z#o2' } } },
      ])
      expect(await shop.stored('CUSTOMER#ann', 'ORDER#2026-01-31T10:00:00.000Z#o2')).toBeUndefined()
    })

    test('keeps a condition over the entity, and shows the item where it does not hold', async () => {
      const set = { note: 'x' }
      const met = { status: ['open', 'paid'], total: { gte: 100, lt: 101 }, note: 'absent', tags: 'present', version: 1 } as const
      expect((await update(shop.connection, order, key, { set }, { if: met })).note).toBe('x')
      const error = await errorOf(update(shop.connection, order, key, { set }, { if: { note: 'absent' } }))
      expect([error.code, (error.payload.current as Order).note]).toEqual(['ITEM.CONDITION_FAILED', 'x'])
    })

    test('checks the version', async () => {
      await update(shop.connection, order, key, { set: { total: 1 } }, { version: 1 })
      const error = await errorOf(update(shop.connection, order, key, { set: { total: 2 } }, { version: 1 }))
      expect([error.code, (error.payload.current as Order).version]).toEqual(['ITEM.CONDITION_FAILED', 2])
    })

    test('removes a set that is emptied, and adds members to one', async () => {
      expect((await update(shop.connection, order, key, { add: { tags: new Set(['new']) } })).tags).toEqual(new Set(['gift', 'new']))
      expect((await update(shop.connection, order, key, { set: { tags: new Set() } })).tags).toBeUndefined()
    })

    test.each<[string, object, string[]]>([
      ['an attribute that does not exist', { set: { nope: 1 } }, ['nope']],
      ['part of the primary key', { set: { customerId: 'bob' } }, ['customerId']],
      ['what Keyloom sets', { set: { version: 7 } }, ['version']],
      ['a value of another type', { set: { total: 'much' } }, ['total']],
      ['undefined', { set: { note: undefined } }, ['note']],
      ['the removal of a required attribute', { remove: ['total'] }, ['total']],
      ['an addition to text', { add: { note: 1 } }, ['note']],
      ['half a number added to an integer', { add: { total: 0.5 } }, ['total']],
      ['an attribute twice', { set: { note: 'x' }, remove: ['note'] }, ['note']],
      ['a prototype', { set: JSON.parse('{ "__proto__": 1 }') }, ['__proto__']],
      ['what every object inherits', { set: { constructor: 1 } }, ['constructor']],
    ])('refuses %s before anything is sent', async (_, changes, path) => {
      shop.sent()
      const error = await errorOf(update(shop.connection, order, key, changes))
      expect([error.code, error.path, shop.sent()]).toEqual(['INPUT.INVALID', path, []])
    })
  })

  describe('delete', () => {
    test('gives the entity that was there, and nothing the second time', async () => {
      await create(shop.connection, order, input)
      expect(await remove(shop.connection, order, key)).toEqual(entity)
      expect(await remove(shop.connection, order, key)).toBeUndefined()
      expect(await storedOrder()).toBeUndefined()
    })

    test('keeps a condition', async () => {
      await create(shop.connection, order, input)
      const error = await errorOf(remove(shop.connection, order, key, { if: { status: 'paid' } }))
      expect([error.code, error.payload.current, await storedOrder()]).toEqual(['ITEM.CONDITION_FAILED', entity, item])
    })
  })

  test('a table that does not exist is named', async () => {
    const { client, now } = shop.connection
    const error = await errorOf(get({ client, now, tables: new Map([['shop', 'nowhere']]) }, order, key))
    expect([error.code, error.payload]).toEqual([
      'REQUEST.TABLE_NOT_FOUND',
      { operation: 'GetItem', table: 'nowhere', subject: 'Order.get' },
    ])
  })
})
