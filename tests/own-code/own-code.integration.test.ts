import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createShops, type Shops, shopsTable } from './generated/index.js'
import { Money } from './rules.js'

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
