// biome-ignore-all lint/suspicious/noTemplateCurlyInString: odd names are the point
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { createShop, shopTable } from '../../packages/codegen/test/golden/collections/generated/index.js'
import { createSupport, supportTable } from '../../packages/codegen/test/golden/conditional-indexes/generated/index.js'
import { createReadings, readingsTable } from '../../packages/codegen/test/golden/key-formats/generated/index.js'
import { cartsTable, createCarts } from '../../packages/codegen/test/golden/lifecycle/generated/index.js'
import { blobsTable, createScores, scoresTable } from '../../packages/codegen/test/golden/natural-keys/generated/index.js'
import { createOddNames, deleteTable, oddNames2Table } from '../../packages/codegen/test/golden/odd-names/generated/index.js'
import { createLibrary, libraryTable } from '../../packages/codegen/test/golden/partial-indexes/generated/index.js'
import { accountsTable, createAccounts } from '../../packages/codegen/test/golden/scans/generated/index.js'
import { createMail, mailTable } from '../../packages/codegen/test/golden/told-by-keys/generated/index.js'
import { createValues, type EverythingInput, valuesTable } from '../../packages/codegen/test/golden/values/generated/index.js'
import { collect, engineWith } from './engine-with.js'

/** The golden cases of the generator, run: what they print compiles, and here it works. */

const ulid = (last: string) => `01ARZ3NDEKTSV4RRFFQ69G5FA${last}`
const uuid = (last: string) => `3f1b7a52-1111-4222-8333-44445555666${last}`

test('every format of a key part is found by the pattern it is for', async () => {
  const client = await engineWith(readingsTable('r-dev'))
  const { reading } = createReadings({ client, tables: { readings: 'r-dev' } })
  const at = (minute: number, level: number) => ({
    sensor: 's1',
    takenAt: `2026-03-05T10:0${minute}:00.000Z`,
    storedAt: new Date(`2026-03-05T10:0${minute}:30.000Z`),
    code: 'Ab#1',
    serial: BigInt(minute),
    level,
    value: -0.5,
    rank: minute,
    valid: true,
    kind: 'hot' as const,
    batch: '01KAFQ5M2X7N8R4T6V9WZ0ABCD',
  })
  const inputs = [at(1, -20), at(2, 7), at(3, -3)]
  for (const input of inputs) await reading.create(input)

  const [first, second, third] = inputs
  expect(await reading.bySensor({ sensor: 's1' }).all()).toEqual([third, second, first])
  expect(await reading.bySensor({ sensor: 's1' }, { takenAt: { gte: '2026-03-05T10:02:00.000Z' } }).all()).toEqual([third, second])
  expect(await reading.ofDay({ takenAt: '2026-03-05', kind: 'hot' }).all()).toEqual([third, second, first])
  expect(await reading.byCode({ code: 'AB#1' }).all()).toEqual([first, second, third])
  expect(await reading.ofMonth({ storedAt: new Date('2026-03-09') }, { serial: { gt: 1n } }).all()).toEqual([second, third])
  expect(await reading.ofHour({ storedAt: new Date('2026-03-05T10:00:00Z') }, { level: { lt: 0 } }).all()).toEqual([third, first])
})

test('an item enters and leaves conditional indexes with its updates', async () => {
  const client = await engineWith(supportTable('t-dev'))
  const { ticket } = createSupport({ client, tables: { support: 't-dev' }, now: () => new Date('2026-01-02T03:04:05.678Z') })
  const key = { customerId: uuid('1'), ticketId: ulid('A') }
  const created = await ticket.create({ ...key, status: 'open', priority: 3, team: 'red', votes: 0 })

  expect(await ticket.unfinished({ status: 'open' }).all()).toEqual([created])
  const waiting = await ticket.update(key, { set: { status: 'waiting', priority: 5 }, add: { votes: 2 } })
  expect(waiting).toEqual({ ...created, status: 'waiting', priority: 5, votes: 2 })
  expect(await ticket.unfinished({ status: 'open' }).all()).toEqual([])
  expect(await ticket.unfinished({ status: 'waiting' }, { priority: { gte: 5 } }).all()).toEqual([waiting])

  const closed = await ticket.update(key, { set: { status: 'closed' } })
  expect(await ticket.unfinished({ status: 'waiting' }).all()).toEqual([])
  const assigned = await ticket.update(key, { set: { assignee: 'ann', team: 'red' }, remove: ['parentId'] })
  expect(assigned).toEqual({ ...closed, assignee: 'ann' })
  expect(await ticket.ofAssignee({ team: 'red', assignee: 'ann' }).all()).toEqual([assigned])
  await ticket.update(key, { remove: ['assignee'] })
  expect(await ticket.ofAssignee({ team: 'red', assignee: 'ann' }).all()).toEqual([])
})

test('keys that are attributes are stored as such, and inverted and local indexes need no writes', async () => {
  const client = await engineWith(scoresTable('s-dev'), blobsTable('b-dev'))
  const { score, blob } = createScores({ client, tables: { scores: 's-dev', blobs: 'b-dev' } })
  const one = { userId: 'ann', round: 2, game: 'go', score: 10.5, playedAt: new Date('2026-01-01'), country: 'DE', city: 'Ulm' }
  const two = { userId: 'ann', round: 10, game: 'go', score: 9, playedAt: new Date('2026-02-01'), country: 'DE' }
  await score.create(one)
  await score.create(two)

  expect(await score.byUser({ userId: 'ann' }, { round: { gte: 3 } }).all()).toEqual([two])
  expect(await score.ofRound({ round: 2 }).all()).toEqual([one])
  expect(await score.best({ game: 'go' }).all()).toEqual([one, two])
  expect(await score.lately({ userId: 'ann' }).all()).toEqual([two, one])
  expect(await score.one({ userId: 'ann', round: 10 })).toEqual(two)
  expect(await score.inCity({ country: 'DE', city: 'Ulm', game: 'go' }).all()).toEqual([one])
  const digest = new Uint8Array([1, 2, 3])
  await blob.create({ digest, size: 3 })
  expect(await blob.byDigest({ digest })).toEqual({ digest, size: 3 })
})

test('a collection gives each member its property', async () => {
  const client = await engineWith(shopTable('shop-1'))
  const shop = createShop({ client, tables: { shop: 'shop-1' } })
  const customer = await shop.customer.create({ id: ulid('A'), name: 'Ann' })
  const older = await shop.order.create({ customerId: ulid('A'), orderId: ulid('B'), placedAt: new Date('2026-01-01'), total: 1 })
  const newer = await shop.order.create({ customerId: ulid('A'), orderId: ulid('C'), placedAt: new Date('2026-01-02'), total: 2 })
  const line = await shop.line.create({ orderId: ulid('B'), number: 7, product: 'tea' })
  const visit = await shop.visit.create({ customerId: ulid('A'), at: new Date('2026-01-03') })

  expect(await shop.customerWithOrders({ customerId: ulid('A') }).all()).toEqual({ customer, orders: [newer, older], unknown: [] })
  expect(await shop.orderWithLines({ orderId: ulid('B') }).all()).toEqual({ order: older, lines: [line], unknown: [] })
  expect(await shop.order.byId({ orderId: ulid('C') })).toEqual(newer)
  const since = { placedAt: { gte: new Date('2026-01-02') } }
  expect(await shop.activity({ customerId: ulid('A') }, since).all()).toEqual({ orders: [newer], visits: [visit], unknown: [] })
})

test('an index that holds part of an item gives that part, and what its keys give back', async () => {
  const client = await engineWith(libraryTable('l-dev'))
  const { book } = createLibrary({ client, tables: { library: 'l-dev' } })
  const published = new Date('1986-05-01')
  await book.create({ isbn: '1234567890', edition: 2n, author: 'Ann Lee', published, title: 'Tea', price: 990, summary: 'On tea.' })

  expect(await book.byAuthor({ author: 'ANN LEE' }).all()).toEqual([{ isbn: '1234567890', edition: 2n, published }])
  expect(await book.ofYear({ published }).all()).toEqual([{ isbn: '1234567890', edition: 2n, author: 'Ann Lee', title: 'Tea', price: 990 }])
  expect(await book.titlesOfYear({ published }).all()).toEqual([{ isbn: '1234567890', title: 'Tea' }])
  expect(await book.summaries({ isbn: '1234567890' }).all()).toEqual([{ edition: 2n, summary: 'On tea.' }])
})

test('scans are there where the schema asks for them', async () => {
  const client = await engineWith(accountsTable('a-dev'))
  const { account } = createAccounts({ client, tables: { accounts: 'a-dev' } })
  const free = await account.create({ accountId: uuid('1'), plan: 'free', seats: 1, country: 'DE' })
  const team = await account.create({ accountId: uuid('2'), plan: 'team', seats: 20, country: 'FR' })

  const byId = (a: { accountId: string }, b: { accountId: string }) => (a.accountId < b.accountId ? -1 : 1)
  expect((await collect(account.all())).sort(byId)).toEqual([free, team])
  expect(await account.someWhere({ country: 'FR' }).all()).toEqual([team])
  expect(await account.teams().all()).toEqual([team])
  expect(await account.largeTeams({ seats: { gt: 10 } }, { country: 'FR' }).all()).toEqual([team])
  expect(await account.largeTeams({ seats: { gt: 10 } }, { country: 'DE' }).all()).toEqual([])
})

test('versions, times and the time of expiry are kept', async () => {
  const client = await engineWith(cartsTable('c-dev'))
  const now = new Date('2026-01-02T03:04:05.678Z')
  const { cart, coupon } = createCarts({ client, tables: { carts: 'c-dev' }, now: () => now })
  const expires = new Date('2030-01-01T00:00:00.000Z')
  const created = await cart.create({ cartId: ulid('A'), expires, tags: new Set(['a']) })
  expect(created).toEqual({ cartId: ulid('A'), items: 0, expires, tags: new Set(['a']), version: 1, createdAt: now, updatedAt: now })

  const stored = await client.send(new GetItemCommand({ TableName: 'c-dev', Key: { pk: { S: `CART#${ulid('A')}` }, sk: { S: 'CART' } } }))
  expect(stored.Item).toEqual({
    pk: { S: `CART#${ulid('A')}` },
    sk: { S: 'CART' },
    gsi1pk: { S: 'CARTS' },
    gsi1sk: { S: '2026-01-02T03:04:05.678Z' },
    itemType: { S: 'C' },
    cartId: { S: ulid('A') },
    items: { N: '0' },
    expiresAt: { N: '1893456000' },
    tags: { SS: ['a'] },
    version: { N: '1' },
    created: { S: '2026-01-02T03:04:05.678Z' },
    updatedAt: { S: '2026-01-02T03:04:05.678Z' },
  })
  expect(await cart.lately().all()).toEqual([{ cartId: ulid('A'), expires, updatedAt: now }])
  const changed = await cart.update({ cartId: ulid('A') }, { add: { items: 3 }, remove: ['expires'] })
  expect(changed).toEqual({ cartId: ulid('A'), items: 3, tags: new Set(['a']), version: 2, createdAt: now, updatedAt: now })
  expect(await coupon.create({ code: 'SAVE-2026', percent: 12.5 })).toEqual({
    code: 'SAVE-2026',
    percent: 12.5,
    uses: 0,
    lastNumber: 0,
    revision: 1,
  })
})

test('odd names round-trip', async () => {
  const client = await engineWith(oddNames2Table('o-dev'), deleteTable('d-dev'))
  const odd = createOddNames({ client, tables: { 'odd.names-2': 'o-dev', delete: 'd-dev' } })
  const input = {
    'follower#': 'f',
    'State#Date': 's',
    ['__proto__']: 'p',
    constructor: 'back`tick ${x} \\ ' as const,
    default: { ['__proto__']: 1, 'a.b': 'x', delete: true },
  }
  await odd.class.create(input)
  const [found] = await odd.class.ofConstructor({ constructor: 'back`tick ${x} \\ ' }).all()
  expect(Object.entries(found ?? {})).toEqual(Object.entries(input))
  expect(await odd.class.mine({ 'follower#': 'f' }).all()).toEqual([found])
  const at = new Date('2026-01-01')
  const query = await odd.query.create({ item: at, map: { a: 1 } })
  expect(await odd.query.ofItem({ item: at })).toEqual(query)
})

test('entities without a discriminator are told by their keys', async () => {
  const client = await engineWith(mailTable('m-dev'))
  const mail = createMail({ client, tables: { mail: 'm-dev' } })
  await mail.box.create({ owner: 'ann', quota: 5 })
  const message = await mail.message.create({ owner: 'ann', folder: 'in#box', sentAt: new Date('2026-01-01'), text: 'Hi' })
  expect(await mail.message.inFolder({ owner: 'ann', folder: 'in#box' }).all()).toEqual([message])
  expect(await mail.message.inFolder({ owner: 'ann', folder: 'in' }).all()).toEqual([])
  expect(await mail.box.get({ owner: 'ann' })).toEqual({ owner: 'ann', quota: 5 })
})

test('every type of attribute round-trips', async () => {
  const client = await engineWith(valuesTable('v-dev'))
  const { everything } = createValues({ client, tables: { values: 'v-dev' } })
  const home = { street: 'Street 1', city: 'Ulm', lines: [{ text: 'a' }] }
  const input: EverythingInput = {
    id: uuid('7'),
    email: 'a@example.com',
    site: 'https://example.com/',
    slug: 'a-z',
    day: '2026-01-31',
    count: 5,
    ratio: 0.25,
    big: -5n,
    flag: false,
    nothing: null,
    color: 'red',
    answer: true,
    when: new Date('2026-01-01'),
    bytes: new Uint8Array([1, 2]),
    names: ['x'],
    matrix: [[1, 2], []],
    pair: ['a', 1],
    open: ['a', 1, 'b'],
    words: new Set(['w']),
    sizes: new Set([1, 2.5]),
    bigs: new Set([1n]),
    colors: new Set(['red', 'blue']),
    wordsOrNull: new Set(['a']),
    byName: new Map([['a', new Date('2026-01-02')]]),
    counts: { a: 1 },
    perColor: { red: 1, green: 2 },
    someColors: { red: 1 },
    home,
    strict: { a: null },
    loose: { a: null, more: [1, { b: 'c' }] },
    payment: { method: 'check', iban: 'DE00123456789012' },
    either: 5,
    maybe: null,
    anything: { deep: [true] },
  }
  const created = await everything.create(input)
  expect(created).toEqual({
    ...input,
    home: { ...home, country: 'DE', lines: [{ text: 'a', bold: false }] },
    list: ['x'],
    options: { deep: 1 },
  })
  expect(await everything.get({ id: uuid('7') })).toEqual(created)
})
