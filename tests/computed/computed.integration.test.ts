import { CreateTableCommand, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createPeople, memberGsi1Key, type People, peopleTable } from './generated/index.js'

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

const bob = { name: 'Bob Ray', email: 'Bob@Example.org', city: 'Oslo', born: 1990 } as const
const cem = { name: 'Cem', email: 'cem@example.org', city: 'Oslo', born: 2020 } as const

describeOnEngines('keys of attributes that are computed', (on) => {
  let people: People
  const table = `computed-keys-${process.pid}-${on.name}`
  const item = async (handle: string) =>
    (await on.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: `MEMBER#${handle}` } }, ConsistentRead: true }))).Item
  const texts = (found: Awaited<ReturnType<typeof item>>) =>
    Object.fromEntries(['m', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((name) => [name, found?.[name]?.S]))

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(peopleTable(table)))
    people = createPeople({ client: on.client, tables: { people: table } })
  })

  test('every write of a whole item forms them', async () => {
    await people.member.create(bob)
    await people.member.put(cem)
    expect(await people.member.upsert(cem)).toEqual({ ...cem, handle: 'cem', mailbox: cem.email, adult: false })
    expect(texts(await item('bob-ray'))).toEqual({
      m: 'bob@example.org',
      gsi1pk: 'CITY#Oslo',
      gsi1sk: 'bob@example.org',
      gsi2pk: 'ADULTS',
      gsi2sk: 'bob@example.org',
    })
    expect(texts(await item('cem'))).toEqual({ m: 'cem@example.org', gsi1pk: 'CITY#Oslo', gsi1sk: 'cem@example.org' })
    await expect(people.member.create({ ...bob, name: 'BOB RAY' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
  })

  test('a call gives the value that is computed', async () => {
    const ofOslo = await people.member.inCity({ city: 'Oslo' }, { mailbox: { gte: 'c' } }).all()
    expect(ofOslo.map(({ name }) => name)).toEqual(['Cem'])
    expect((await people.member.adults().all()).map(({ name }) => name)).toEqual(['Bob Ray'])
    expect((await people.member.byHandle({ handle: 'bob-ray' }))?.name).toBe('Bob Ray')
    expect((await people.member.get({ handle: 'cem' }))?.mailbox).toBe('cem@example.org')
  })

  test('no two items have the same value of one that is unique', async () => {
    const other = { ...bob, name: 'Bea', email: 'BOB@example.org' }
    await expect(people.member.create(other)).rejects.toMatchObject({
      code: 'ITEM.NOT_UNIQUE',
      payload: { constraint: 'mailbox', attributes: ['mailbox'], values: { mailbox: 'bob@example.org' } },
    })
    await expect(people.member.update({ handle: 'cem' }, { set: { email: 'BOB@example.org', city: 'Oslo' } })).rejects.toMatchObject({
      code: 'ITEM.NOT_UNIQUE',
    })
  })

  test('an update of what they are made of forms them anew', async () => {
    await people.member.update({ handle: 'bob-ray' }, { set: { email: 'Ray@Example.org', city: 'Rome' } })
    expect(texts(await item('bob-ray'))).toEqual({
      m: 'ray@example.org',
      ...{ gsi1pk: 'CITY#Rome', gsi1sk: 'ray@example.org', gsi2pk: 'ADULTS', gsi2sk: 'ray@example.org' },
    })
    const free = await people.member.update({ handle: 'cem' }, { set: { email: 'BOB@example.org', city: 'Oslo' } })
    expect(free.mailbox).toBe('bob@example.org')
    const { Items = [] } = await on.client.send(new ScanCommand({ TableName: table }))
    const sentinels = Items.flatMap(({ pk }) => (pk?.S?.startsWith('UNIQUE#') ? [pk.S] : [])).sort()
    expect(sentinels).toEqual(['UNIQUE#Member#mailbox#bob@example.org', 'UNIQUE#Member#mailbox#ray@example.org'])
  })

  test('an update that changes a condition reads what it needs', async () => {
    await people.member.update({ handle: 'cem' }, { set: { born: 2000 } })
    expect(texts(await item('cem'))).toMatchObject({ gsi2pk: 'ADULTS', gsi2sk: 'bob@example.org' })
    await people.member.update({ handle: 'cem' }, { set: { born: 2021 } })
    expect(texts(await item('cem'))).toMatchObject({ gsi2pk: undefined, gsi2sk: undefined })
  })

  test('an update that changes a part of an index key has to give what the rest is made of', async () => {
    // @ts-expect-error The key of gsi1 is made of the city, too.
    await expect(people.member.update({ handle: 'cem' }, { set: { email: 'c@example.org' } })).rejects.toMatchObject({
      code: 'UPDATE.PARTIAL_KEY',
      payload: { entity: 'Member', index: 'gsi1', missing: ['city'] },
    })
    // @ts-expect-error The key of gsi1 is made of the address, too.
    await expect(people.member.update({ handle: 'cem' }, { set: { city: 'Bonn' } })).rejects.toMatchObject({
      code: 'UPDATE.PARTIAL_KEY',
      payload: { entity: 'Member', index: 'gsi1', missing: ['email'] },
    })
  })

  test('what the primary key is made of never changes', async () => {
    // @ts-expect-error The handle is made of it.
    await expect(people.member.update({ handle: 'cem' }, { set: { name: 'Cem B' } })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
  })

  test('a transaction and a batch form them as a request of its own does', async () => {
    const dee = { name: 'Dee', email: 'DEE@example.org', city: 'Bonn', born: 1980 }
    await people.transact({ one: people.note.tx.create({ folder: 'A', title: 'B' }) })
    expect(await people.note.bySlug({ slug: 'a/b' })).toEqual({ folder: 'A', title: 'B', slug: 'a/b' })
    await people.transact({ one: people.member.tx.create(dee) })
    expect(texts(await item('dee'))).toMatchObject({ gsi1sk: 'dee@example.org', gsi2sk: 'dee@example.org' })
  })

  test('an item that moves has them made of its new key', async () => {
    expect(await people.note.move({ folder: 'A', title: 'B' }, { folder: 'C', title: 'D' })).toEqual({
      folder: 'C',
      title: 'D',
      slug: 'c/d',
    })
    expect(await people.note.bySlug({ slug: 'a/b' })).toBeUndefined()
    expect(await people.note.bySlug({ slug: 'c/d' })).toEqual({ folder: 'C', title: 'D', slug: 'c/d' })
  })

  test('key builders take the value that is computed', () => {
    expect(memberGsi1Key({ city: 'Oslo', mailbox: 'a@b.org' })).toEqual({ gsi1pk: { S: 'CITY#Oslo' }, gsi1sk: { S: 'a@b.org' } })
  })
})
