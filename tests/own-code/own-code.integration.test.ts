import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createShops, type Shops, shopsTable } from './generated/index.js'

describeOnEngines('an attribute with code of its own', (on) => {
  let shops: Shops

  beforeAll(async () => {
    const table = `own-code-${process.pid}-${on.name}`
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
