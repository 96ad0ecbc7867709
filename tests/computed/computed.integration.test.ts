import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createPeople, type People, peopleTable } from './generated/index.js'

const ada = { personId: '01J00000000000000000000001', first: 'Ada', last: 'Lovelace', country: 'FR', about: 'Wrote a program' } as const
const zoe = { personId: '01J00000000000000000000002', first: 'Zoé', last: 'Åkerlund', country: 'FR' } as const

describeOnEngines('attributes that are computed', (on) => {
  let people: People
  const table = `computed-${process.pid}-${on.name}`

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(peopleTable(table)))
    people = createPeople({ client: on.client, tables: { people: table } })
  })

  test('every write of a whole item makes them', async () => {
    expect(await people.person.create(ada)).toEqual({ ...ada, lookupName: 'lovelace ada', words: 3 })
    expect(await people.person.put(zoe)).toEqual({ ...zoe, lookupName: 'akerlund zoe' })
    expect(await people.person.upsert({ ...zoe, about: 'Sails' })).toEqual({ ...zoe, about: 'Sails', lookupName: 'akerlund zoe', words: 1 })
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: `PERSON#${ada.personId}` } } }))
    expect([Item?.lookupName, Item?.w]).toEqual([{ S: 'lovelace ada' }, { N: '3' }])
  })

  test('they are found and ordered by like any other', async () => {
    const found = await people.person.byName({ country: 'FR' }, { lookupName: { beginsWith: 'a' } }).all()
    expect(found.map(({ first }) => first)).toEqual(['Zoé'])
  })

  test('an update of a part of what they are made of reads the rest', async () => {
    expect((await people.person.update(ada, { set: { last: 'Byron' } })).lookupName).toBe('byron ada')
    expect((await people.person.update(ada, { set: { first: 'Augusta', last: 'King' } })).lookupName).toBe('king augusta')
    expect((await people.person.update(ada, { set: { country: 'DE' } })).lookupName).toBe('king augusta')
    expect(await people.person.update(ada, { remove: ['about'] })).not.toHaveProperty('words')
    expect((await people.person.update(ada, { set: { about: 'Two words' } })).words).toBe(2)
  })

  test('a transaction gives all that they are made of', async () => {
    const { person } = people
    await expect(people.transact({ one: person.tx.update(ada, { set: { last: 'Byron' } }) })).rejects.toMatchObject({
      code: 'UPDATE.PARTIAL_KEY',
    })
    await people.transact({ one: person.tx.update(ada, { set: { first: 'Ada', last: 'Byron' } }) })
    expect((await person.get(ada))?.lookupName).toBe('byron ada')
  })

  test('nobody gives them, and they satisfy their schema', async () => {
    // @ts-expect-error It is computed.
    expect((await people.person.put({ ...zoe, lookupName: 'x' })).lookupName).toBe('akerlund zoe')
    // @ts-expect-error It is computed.
    await expect(people.person.update(ada, { set: { lookupName: 'x' } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
    await expect(people.person.create({ ...ada, last: 'L'.repeat(40) })).rejects.toMatchObject({ code: 'ITEM.INVALID' })
    await expect(people.person.update(ada, { set: { last: 'L'.repeat(40) } })).rejects.toMatchObject({ code: 'ITEM.INVALID' })
  })
})
