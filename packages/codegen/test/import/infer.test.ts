import { buildModel, encodeKey, type KeyToken } from '@keyloom/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportedTable, SchemaDraft } from '../../src/import/draft.js'
import { draftSchema, entityConfig } from '../../src/import/draft-schema.js'
import { inferSchema } from '../../src/import/infer/infer-schema.js'
import { inferTable } from '../../src/import/infer/infer-table.js'
import { wrongKeys } from '../../src/import/wrong-keys.js'
import type { Item } from '../../src/scan/stored-entity.js'

type Plain = Readonly<Record<string, string | number | boolean>>

function item(plain: Plain): Item {
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [
      name,
      typeof value === 'string' ? { S: value } : typeof value === 'number' ? { N: String(value) } : { BOOL: value },
    ]),
  )
}

const attribute = (name: string) => ({ name, type: 'string' as const })
const gsi1 = {
  name: 'gsi1',
  kind: 'global',
  key: { partition: [attribute('gsi1pk')], sort: [attribute('gsi1sk')] },
  projection: 'all',
} as const

function table(items: readonly Item[], more: Partial<ImportedTable> = {}): ImportedTable {
  return { name: 'shop', key: { partition: [attribute('pk')], sort: [attribute('sk')] }, indexes: [gsi1], items, doubts: [], ...more }
}

function inferred(items: readonly Plain[], more: Partial<ImportedTable> = {}) {
  const draft: SchemaDraft = inferSchema('shop', [table(items.map(item), more)])
  const [only] = draft.tables
  const entities = Object.fromEntries(only!.entities.map((entity) => [entity.name, { ...entityConfig(entity), doubts: entity.doubts }]))
  return { discriminator: only!.discriminator, delimiter: only!.delimiter, doubts: only!.doubts, entities }
}

test('keys of another library: folded values, the type in an attribute of its own', () => {
  const task = (team: string, name: string, points: number) => ({
    __edb_e__: 'tasks',
    team,
    name,
    points,
    pk: `$taskapp#team_${team.toLowerCase()}`,
    sk: `$tasks_1#name_${name.toLowerCase()}`,
  })
  expect(inferred([task('Red', 'Paint', 1), task('Red', 'Cut wood', 2), task('Blue', 'Saw', 3)])).toEqual({
    discriminator: '__edb_e__',
    delimiter: '#',
    doubts: [],
    entities: {
      Tasks: { discriminator: 'tasks', key: { partition: '$taskapp#team_{team:lower}', sort: '$tasks_1#name_{name:lower}' }, doubts: [] },
    },
  })
})

test('keys by hand: plain values and numbers, another delimiter, and nothing that names the type', () => {
  const shop = (city: string, id: number) => ({ city, id, pk: `shops|${city}|x`, sk: `shop|${id}` })
  const visit = (city: string, at: string, guest: string) => ({ city, at, guest, pk: `shops|${city}|x`, sk: `visit|${at}|${guest}` })
  const items = [
    shop('New|York', 7),
    shop('Rome', 12),
    visit('New|York', '2026-01-31T10:00:00.000Z', 'a'),
    visit('Rome', '2026-02-01T00:00:00.000Z', 'b'),
  ]
  expect(inferred(items)).toMatchObject({
    discriminator: false,
    delimiter: '|',
    entities: {
      Shop: { key: { partition: 'shops|{city}|x', sort: 'shop|{id}', escape: 'plain' } },
      Visit: { key: { partition: 'shops|{city}|x', sort: 'visit|{at}|{guest}', escape: 'plain' } },
    },
  })
})

test('escaped values, padded and inverted numbers, and the day of a time', () => {
  const score = (game: string, points: number, at: string) => ({
    _type: 'Score',
    game,
    points,
    at,
    pk: `GAME#${game.replaceAll(' ', '$20')}#DAY#${at.slice(0, 10)}`,
    sk: `POINTS#${String(9999 - points).padStart(4, '0')}#${at}`,
  })
  expect(inferred([score('Tic Tac', 12, '2026-01-31T10:00:00Z'), score('Go', 400, '2026-02-01T11:00:00Z')]).entities).toEqual({
    Score: { key: { partition: 'GAME#{game}#DAY#{at:day}', sort: 'POINTS#{points:desc(4)}#{at}' }, doubts: [] },
  })
})

test('a value that nothing keeps apart from what follows it is one of those that were met', () => {
  const reaction = (target: string, id: string) => ({ _type: 'Reaction', target, id, pk: `${target}REACTION#${id}`, sk: 'REACTION' })
  const draft = inferTable(table([reaction('ISSUE', '1a'), reaction('PR', '2b'), reaction('PR', '3c')].map(item)))
  expect(draft.entities[0]?.key).toEqual({ partition: '{target}REACTION#{id}', sort: 'REACTION' })
  expect(draft.entities[0]?.attributes[0]).toEqual({
    name: 'target',
    type: { kind: 'enum', values: ['ISSUE', 'PR'] },
    optional: false,
    doubt: 'are these all values? A key needs to know them',
  })
})

test('an index that only some items are in: by a state, and by an attribute that others lack', () => {
  const order = (id: string, status: string, more: Plain = {}) => ({ _type: 'Order', id, status, pk: `ORDER#${id}`, sk: 'ORDER', ...more })
  const open = (id: string) => order(id, 'open', { gsi1pk: 'OPEN', gsi1sk: id })
  expect(inferred([open('1x'), open('2x'), order('3x', 'paid'), order('4x', 'gone')]).entities.Order).toMatchObject({
    indexes: { gsi1: { when: { status: 'open' }, partition: 'OPEN', sort: '{id}' } },
  })
  const assigned = (id: string, user: string) => order(id, 'open', { user, gsi1pk: `USER#${user}`, gsi1sk: `ORDER#${id}` })
  expect(inferred([assigned('1x', 'ann'), assigned('2x', 'bob'), order('3x', 'open')]).entities.Order).toMatchObject({
    indexes: { gsi1: { sparse: true, partition: 'USER#{user}', sort: 'ORDER#{id}' } },
  })
  const unexplained = inferred([{ ...open('1x'), status: 'a' }, { ...open('2x'), status: 'b' }, order('3x', 'a')])
  expect(unexplained.entities.Order).toMatchObject({
    doubts: [
      '1 of 3 items are not in gsi1, and nothing in them says why',
      '1 of 3 items have another gsi1pk than this forms',
      '1 of 3 items have another gsi1sk than this forms',
    ],
  })
})

test('a few items that were written otherwise do not hide what forms the keys', () => {
  const items = Array.from({ length: 30 }, (_, number) => ({ _type: 'Order', id: `o${number}x`, pk: `ORDER#o${number}x`, sk: 'ORDER' }))
  expect(inferred([...items.slice(1), { ...items[0]!, pk: 'OLD#7' }]).entities.Order).toEqual({
    key: { partition: 'ORDER#{id}', sort: 'ORDER' },
    doubts: ['1 of 30 items have another pk than this forms'],
  })
})

test('a key that no attributes form is an attribute of its own', () => {
  const items = [
    { _type: 'Blob', pk: 'k81', sk: 'z1', size: 1 },
    { _type: 'Blob', pk: 'm77', sk: 'y2', size: 2 },
  ]
  expect(inferred(items).entities.Blob).toEqual({
    key: {},
    doubts: ['no attributes form pk, so it is an attribute of its own', 'no attributes form sk, so it is an attribute of its own'],
  })
})

test('entities of two tables have two names', () => {
  const items = [item({ _type: 'Log', id: '1x', pk: 'LOG#1x', sk: 'LOG' })]
  const draft = inferSchema('shop', [table(items), table(items, { name: 'other' })])
  expect(draft.tables.map(({ entities }) => entities.map(({ name, discriminator }) => ({ name, discriminator })))).toEqual([
    [{ name: 'Log', discriminator: undefined }],
    [{ name: 'Log2', discriminator: 'Log' }],
  ])
})

test('what lint calls an error is told', () => {
  const account = (_type: string, name: string) => ({ _type, name, pk: `ACCOUNT#${name}`, sk: 'ACCOUNT' })
  const { entities } = inferred([account('User', 'ann'), account('User', 'bob'), account('Club', 'chess'), account('Club', 'go')])
  expect(Object.values(entities).flatMap(({ doubts }) => doubts)).toEqual([
    expect.stringMatching(/^L701 of `keyloom lint`: `User` and `Club` can have the same key/),
  ])
})

test('sentinels show unique constraints, and are items of no entity', () => {
  const account = (id: string, email: string): Plain => ({ _type: 'Account', id, email, pk: `ACCOUNT#${id}`, sk: 'ACCOUNT' })
  const sentinel = (id: string, email: string): Item => ({
    ...item({ _type: '$unique', pk: `UNIQUE#Account#email#${email}`, sk: 'UNIQUE' }),
    _owner: { M: item({ pk: `ACCOUNT#${id}`, sk: 'ACCOUNT' }) },
  })
  const items = [item(account('1x', 'a@b.de')), item(account('2x', 'c@d.de')), sentinel('1x', 'a@b.de'), sentinel('2x', 'c@d.de')]
  const { entities } = inferTable(table(items))
  expect(entities.map(({ name, unique }) => ({ name, unique }))).toEqual([{ name: 'Account', unique: { email: ['email'] } }])
})

test('a time of expiry is a date, and a name that no template can hold is replaced', () => {
  const session = (token: string) => ({
    _type: 'Session',
    'session:token': token,
    expires: 1_800_000_000,
    pk: `SESSION#${token}`,
    sk: 'SESSION',
  })
  expect(inferred([session('1x'), session('2x')], { ttl: 'expires' }).entities.Session).toEqual({
    key: { partition: 'SESSION#{sessionToken}', sort: 'SESSION' },
    names: { sessionToken: 'session:token' },
    ttl: 'expires',
    doubts: [],
  })
})

test('without items the keys are all there is', () => {
  expect(inferred([])).toEqual({
    discriminator: '_type',
    delimiter: '#',
    doubts: [],
    entities: {
      ShopItem: {
        key: {},
        indexes: { gsi1: { sparse: true } },
        doubts: ['there are no items to tell what the keys are made of, which entities there are, and which attributes they have'],
      },
    },
  })
})

const values = fc.record({
  a: fc.string({ minLength: 1 }),
  b: fc.nat(9999),
  c: fc.constantFrom('open', 'paid'),
  d: fc.string({ minLength: 1 }),
})
const literals = ['#A#', '#B#', '#', '#STATUS#', 'A#'] as const
const holes: readonly KeyToken[] = [
  { kind: 'value', attribute: 'a', encoding: { kind: 'text', escape: '#' } },
  { kind: 'value', attribute: 'b', encoding: { kind: 'padded', width: 6, descending: false } },
  { kind: 'value', attribute: 'c', encoding: { kind: 'text' } },
  { kind: 'value', attribute: 'd', encoding: { kind: 'text', escape: '#' } },
]

test('whatever templates the keys have, what is inferred forms the keys of every item', () => {
  const shape = fc.array(fc.tuple(fc.constantFrom(...literals), fc.constantFrom(...holes)), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.uniqueArray(values, { minLength: 2, maxLength: 6 }), shape, shape, (entities, partition, sort) => {
      const textOf = (parts: typeof partition, entity: (typeof entities)[number]): string =>
        encodeKey(
          parts.flatMap(([text, hole], index): KeyToken[] => {
            const isLast = index === parts.length - 1 && hole.kind === 'value' && hole.encoding.kind === 'text'
            // Behind a value, a literal begins with the delimiter.
            const literal = index > 0 && !text.startsWith('#') ? `#${text}` : text
            return [{ kind: 'literal', text: literal }, isLast ? { ...hole, encoding: { kind: 'text' } } : hole]
          }),
          entity,
        )
      const items = entities.map((entity) => item({ _type: 'Thing', ...entity, pk: textOf(partition, entity), sk: textOf(sort, entity) }))
      const draft: SchemaDraft = inferSchema('shop', [table(items, { indexes: [] })])
      const built = buildModel(draftSchema(draft))
      expect(draft.tables[0]?.entities[0]?.key).toEqual({ partition: expect.any(String), sort: expect.any(String) })
      expect('problems' in built ? built.problems : wrongKeys(built.model.entities[0]!, items)).toEqual([])
    }),
    { numRuns: 80, seed: 1 },
  )
})
