import { CreateTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { Item } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Adopted, createAdopted, electroTable, handTable, oneTable, ownTable, toolboxTable } from './generated/index.js'

// Items as their libraries store them: https://electrodb.dev/en/modeling/indexes, https://doc.onetable.io/api/table/schemas,
// https://dynamodbtoolbox.com/docs/entities/internal-attributes.
const electroTask = {
  pk: { S: '$taskapp#team_development' },
  sk: { S: '$tasks_1#task_feed-the-cat' },
  gsi1pk: { S: '$taskapp#project_home' },
  gsi1sk: { S: '$assignments#tasks_1#team_development#points_8' },
  team: { S: 'Development' },
  task: { S: 'Feed-the-cat' },
  project: { S: 'Home' },
  points: { N: '8' },
  __edb_e__: { S: 'tasks' },
  __edb_v__: { S: '1' },
}
const oneAccount = {
  PK: { S: 'account#Airbus' },
  SK: { S: 'account#' },
  _type: { S: 'Account' },
  id: { S: '8e7bbe6a-4afc-4117-9218-67081afc935b' },
  name: { S: 'Airbus' },
}
const oneUser = {
  PK: { S: 'account#Airbus' },
  SK: { S: 'user#ann+x@example.com' },
  GS1PK: { S: 'user#ann+x@example.com' },
  GS1SK: { S: 'user#' },
  _type: { S: 'User' },
  accountName: { S: 'Airbus' },
  email: { S: 'ann+x@example.com' },
}
const toolboxPokemon = {
  pk: { S: 'TRAINER#Ash Ketchum' },
  sk: { S: 'LEVEL#042#Pikachu' },
  trainer: { S: 'Ash Ketchum' },
  level: { N: '42' },
  s: { S: 'Pikachu' },
  _et: { S: 'POKEMON' },
  _ct: { S: '2022-01-01T00:00:00.000Z' },
  _md: { S: '2022-01-02T00:00:00.000Z' },
}
const handShop = {
  PK: { S: 'shops|FR|Aix en Provence' },
  SK: { S: 'shop|7' },
  country: { S: 'FR' },
  city: { S: 'Aix en Provence' },
  shopId: { N: '7' },
  Owner: { S: 'Zoé' },
}
const handVisit = {
  PK: { S: 'shops|FR|Aix en Provence' },
  SK: { S: 'visit|2026-01-01T10:00:00.000Z|bob' },
  country: { S: 'FR' },
  city: { S: 'Aix en Provence' },
  at: { S: '2026-01-01T10:00:00.000Z' },
  guest: { S: 'bob' },
}

const ownReading = {
  k: { S: 'METER-000ZIK' },
  r: { S: '20260131T100000Z' },
  nk: { S: 'DAY-2026-01-31' },
  nr: { S: '20260131T100000Z000ZIK' },
  kind: { S: 'R' },
  meter: { N: '46028' },
  at: { S: '2026-01-31T10:00:00.000Z' },
  v: { N: '7' },
}

describeOnEngines('a table that is adopted', (on) => {
  let adopted: Adopted
  const named = (table: string) => `${table}-${process.pid}-${on.name}`
  const put = (table: string, Item: Item) => on.client.send(new PutItemCommand({ TableName: named(table), Item }))
  const stored = async (table: string, Key: Item) => (await on.client.send(new GetItemCommand({ TableName: named(table), Key }))).Item

  beforeAll(async () => {
    for (const [table, definition] of Object.entries({
      electro: electroTable,
      one: oneTable,
      toolbox: toolboxTable,
      hand: handTable,
      own: ownTable,
    }))
      await on.client.send(new CreateTableCommand(definition(named(table))))
    const tables = { electro: named('electro'), one: named('one'), toolbox: named('toolbox'), hand: named('hand'), own: named('own') }
    adopted = createAdopted({ client: on.client, tables })
    await put('electro', electroTask)
    for (const item of [oneAccount, oneUser]) await put('one', item)
    await put('toolbox', toolboxPokemon)
    for (const item of [handShop, handVisit]) await put('hand', item)
    await put('own', ownReading)
  })

  test('from ElectroDB', async () => {
    const task = { team: 'Development', task: 'Feed-the-cat', project: 'Home', points: 8 }
    expect(await adopted.task.get({ team: 'DEVELOPMENT', task: 'feed-the-cat' })).toEqual(task)
    expect(await adopted.task.ofTeam({ team: 'development' }).all()).toEqual([task])
    expect(await adopted.task.ofProjectTeam({ project: 'HOME', team: 'Development' }).all()).toEqual([task])
    await adopted.task.put(task)
    expect(await stored('electro', { pk: electroTask.pk, sk: electroTask.sk })).toEqual(electroTask)
    await adopted.task.update(task, { set: { points: 13 } })
    expect((await stored('electro', { pk: electroTask.pk, sk: electroTask.sk }))?.gsi1sk).toEqual({
      S: '$assignments#tasks_1#team_development#points_13',
    })
  })

  test('from OneTable', async () => {
    const account = { id: '8e7bbe6a-4afc-4117-9218-67081afc935b', name: 'Airbus' }
    const user = { accountName: 'Airbus', email: 'ann+x@example.com' }
    expect(await adopted.account.byName({ name: 'Airbus' })).toEqual(account)
    expect(await adopted.user.ofAccount({ accountName: 'Airbus' }).all()).toEqual([user])
    expect(await adopted.user.byEmail({ email: user.email })).toEqual(user)
    await adopted.account.put(account)
    await adopted.user.put(user)
    expect(await stored('one', { PK: oneAccount.PK, SK: oneAccount.SK })).toEqual(oneAccount)
    expect(await stored('one', { PK: oneUser.PK, SK: oneUser.SK })).toEqual(oneUser)
  })

  test('from DynamoDB-Toolbox', async () => {
    const key = { trainer: 'Ash Ketchum', level: 42, species: 'Pikachu' }
    const times = { createdAt: new Date('2022-01-01T00:00:00.000Z'), updatedAt: new Date('2022-01-02T00:00:00.000Z') }
    expect(await adopted.pokemon.get(key)).toEqual({ ...key, ...times })
    expect(await adopted.pokemon.ofTrainer({ trainer: 'Ash Ketchum' }, { level: { gte: 42 } }).all()).toEqual([{ ...key, ...times }])
    await adopted.pokemon.create({ trainer: 'Ash Ketchum', level: 9, species: 'Eevee' })
    const made = await stored('toolbox', { pk: toolboxPokemon.pk, sk: { S: 'LEVEL#009#Eevee' } })
    expect(Object.keys(made ?? {}).sort()).toEqual(Object.keys(toolboxPokemon).sort())
    expect([made?._et, made?.s]).toEqual([{ S: 'POKEMON' }, { S: 'Eevee' }])
    expect(await stored('toolbox', { pk: toolboxPokemon.pk, sk: toolboxPokemon.sk })).toEqual(toolboxPokemon)
  })

  test('with keys made by hand', async () => {
    const place = { country: 'FR', city: 'Aix en Provence' }
    const shop = { ...place, shopId: 7, owner: 'Zoé' }
    const visit = { ...place, at: '2026-01-01T10:00:00.000Z', guest: 'bob' }
    expect(await adopted.shop.inCity(place).all()).toEqual([shop])
    expect(await adopted.shop.byId(shop)).toEqual(shop)
    expect(await adopted.visit.since(place, { at: { gte: '2026-01-01T00:00:00.000Z' } }).all()).toEqual([visit])
    await adopted.shop.put(shop)
    await adopted.visit.put(visit)
    expect(await stored('hand', { PK: handShop.PK, SK: handShop.SK })).toEqual(handShop)
    expect(await stored('hand', { PK: handVisit.PK, SK: handVisit.SK })).toEqual(handVisit)
  })
  test('with keys in formats of their own', async () => {
    const reading = { meter: 46_028, at: '2026-01-31T10:00:00.000Z', value: 7 }
    const { reading: readings } = adopted
    expect(await readings.at(reading)).toEqual(reading)
    await readings.put(reading)
    expect(await stored('own', { k: ownReading.k, r: ownReading.r })).toEqual(ownReading)
    const later = { ...reading, at: '2026-01-31T10:00:01.000Z', value: 8 }
    await readings.create(later)
    expect(await readings.ofMeter({ meter: 46_028 }).all()).toEqual([later, reading])
    expect(await readings.ofMeter({ meter: 46_028 }, { at: { lt: later.at } }).all()).toEqual([reading])
    expect(await readings.ofDay({ at: '2026-01-31' }).all()).toEqual([reading, later].map(({ meter, at }) => ({ meter, at })))
  })
})
