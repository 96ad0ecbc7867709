import { readFileSync } from 'node:fs'
import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { parseModel } from '@keyloom/core'
import { createFactory } from '@keyloom/testing'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createShops, type OfferInput, type Shops, shopsTable } from './generated/index.js'
import { day, Money, money, state } from './rules.js'

describeOnEngines('an attribute with code of its own', (on) => {
  let shops: Shops
  const table = `own-code-${process.pid}-${on.name}`

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(shopsTable(table)))
    shops = createShops({ client: on.client, tables: { shops: table } })
  })

  test('is stored as the code gives it, and found by what it is given', async () => {
    expect(await shops.shop.create({ handle: '  Tea-Room ', title: 'Tea' })).toEqual({ handle: 'tea-room', title: 'Tea', deposit: 0 })
    expect(await shops.shop.byHandle({ handle: 'TEA-ROOM' })).toEqual({ handle: 'tea-room', title: 'Tea', deposit: 0 })
    expect((await shops.shop.update({ handle: 'tea-room' }, { set: { deposit: 250, hours: { from: 8, to: 17 } } })).hours).toEqual({
      from: 8,
      to: 17,
    })
  })

  test('is stored as its codec encodes it, and given as it decodes that', async () => {
    const shop = { handle: 'kiosk', title: 'Kiosk', deposit: 0, rent: new Money(900), closedOn: [new Date('2026-12-25')] }
    const { shop: kiosks } = shops
    expect(await kiosks.create(shop)).toEqual(shop)
    const Key = { pk: { S: 'SHOP#kiosk' }, sk: { S: 'SHOP' } }
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key }))
    expect([Item?.rent, Item?.closedOn]).toEqual([{ N: '900' }, { L: [{ S: '2026-12-25' }] }])
    const found = await kiosks.get(shop)
    expect(found).toEqual(shop)
    expect(found?.rent).toBeInstanceOf(Money)
    expect(await kiosks.cheap({ handle: 'kiosk' }, { rent: { lt: new Money(1000) } }).all()).toEqual([shop])
    expect(await kiosks.update(shop, { set: { rent: new Money(800) } }, { if: { rent: { eq: new Money(900) } } })).toEqual({
      ...shop,
      rent: new Money(800),
    })
    await expect(kiosks.update(shop, { set: { rent: new Money(-1) } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
    // @ts-expect-error The application has no cents.
    await expect(kiosks.update(shop, { set: { rent: 800 } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
  })

  test('is stored as zod normalises it', async () => {
    const shop = { handle: 'stand', title: 'Stand', deposit: 0 }
    expect(await shops.shop.create({ ...shop, site: ' HTTPS://Example.com ' })).toEqual({ ...shop, site: 'https://example.com/' })
    await expect(shops.shop.update(shop, { set: { site: 'no address' } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
  })

  test('is refused with what the code says', async () => {
    const shop = { handle: 'bar', title: 'Bar' }
    const issuesOf = (call: Promise<unknown>) =>
      call.then(String, ({ code, payload }) => [
        code,
        payload.issues.map(({ path, message }: { path: unknown[]; message: string }) => [path.join('.'), message]),
      ])
    expect(await issuesOf(shops.shop.create({ ...shop, deposit: 3 }))).toEqual(['ITEM.INVALID', [['deposit', 'Prices end in 0 or 5.']]])
    expect(await issuesOf(shops.shop.create({ ...shop, hours: { from: 9, to: 9 } }))).toEqual([
      'ITEM.INVALID',
      [['hours.to', 'It closes before it opens.']],
    ])
    expect((await issuesOf(shops.shop.update(shop, { set: { deposit: 7 } })))[0]).toBe('INPUT.INVALID')
    // @ts-expect-error What code of its own checks is given whole.
    expect((await issuesOf(shops.shop.update({ handle: 'tea-room' }, { add: { deposit: 7 } })))[0]).toBe('INPUT.INVALID')
    expect((await issuesOf(shops.shop.create({ ...shop, handle: ' x ' })))[0]).toBe('ITEM.INVALID')
  })
})

const offer = (date: string, cents: number, state: 'open' | 'closed' = 'open') =>
  ({ handle: 'stall', day: new Date(date), fee: new Money(cents), state }) as const
const first = offer('2026-01-30', 900)
const second = offer('2026-02-01', 80)
const third = offer('2026-02-27', 1000, 'closed')

describeOnEngines('keys of attributes that a codec converts', (on) => {
  let shops: Shops
  const table = `own-code-keys-${process.pid}-${on.name}`

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(shopsTable(table)))
    shops = createShops({ client: on.client, tables: { shops: table } })
    for (const each of [first, second, third]) await shops.offer.create(each)
  })

  test('are made of what is stored', async () => {
    const Key = { pk: { S: 'SHOP#stall' }, sk: { S: 'OFFER#2026-01-30' } }
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key }))
    expect(Item).toEqual({
      ...Key,
      _type: { S: 'Offer' },
      ...{ handle: { S: 'stall' }, day: { S: '2026-01-30' }, fee: { N: '900' }, state: { S: 'o' } },
      ...{ openPk: { S: 'OPEN' }, openSk: { S: '00000900#stall' } },
      ...{ daysPk: { S: 'DAYS#2026-01' }, daysSk: { S: '2026-01-30#stall#0000000000000900' } },
    })
    expect(await shops.offer.get(first)).toEqual(first)
  })

  test('are asked for with what the application has, in the order of what is stored', async () => {
    const { offer } = shops
    expect(await offer.byDay({ handle: 'stall' }, { day: { gte: new Date('2026-02-01') } }).all()).toEqual([second, third])
    expect(await offer.onDay({ handle: 'stall', day: second.day })).toEqual(second)
    expect(await offer.cheapest().all()).toEqual([second, first])
    expect(await offer.cheapest({ fee: { between: [new Money(100), new Money(900)] } }).all()).toEqual([first])
    const held = [second, third].map(({ handle, day, fee }) => ({ handle, day, fee }))
    expect(await offer.ofMonth({ day: '2026-02' }).all()).toEqual(held)
    await expect(offer.onDay({ handle: 'stall', day: new Date('nonsense') })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
  })

  test('are derived anew by updates, and kept unique', async () => {
    const { offer } = shops
    expect(await offer.update(third, { set: { state: 'open', fee: new Money(1), deposit: new Money(5) } })).toEqual({
      ...third,
      ...{ state: 'open', fee: new Money(1), deposit: new Money(5) },
    })
    expect((await offer.cheapest().all()).map(({ fee }) => fee.cents)).toEqual([1, 80, 900])
    await offer.update(third, { set: { state: 'closed' } })
    expect((await offer.cheapest().all()).map(({ fee }) => fee.cents)).toEqual([80, 900])
    await expect(offer.update(first, { set: { deposit: new Money(5) } })).rejects.toMatchObject({ code: 'ITEM.NOT_UNIQUE' })
    await offer.delete(third)
    expect((await offer.update(first, { set: { deposit: new Money(5) } })).deposit).toEqual(new Money(5))
  })

  test('a factory makes what the application has', async () => {
    const model = parseModel(readFileSync(new URL('./generated/model.json', import.meta.url), 'utf8'))
    const newOffer = createFactory<OfferInput>(model, 'Offer', { seed: 2, codecs: { day, fee: money, state } })
    const made = newOffer({ handle: 'made' })
    expect([made.day, made.fee].map((each) => each.constructor)).toEqual([Date, Money])
    expect(await shops.offer.create(made)).toEqual(made)
    expect(() => createFactory<OfferInput>(model, 'Offer')({ handle: 'made' })).toThrow(
      'Offer.day is what a codec makes of a stored value, and the factory does not have it. Give it its zod schema: `codecs: { day }`.',
    )
  })
})
