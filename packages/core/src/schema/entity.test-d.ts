import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { defineEntity, type Entity } from './entity.js'
import { defineTable } from './table.js'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    scores: { kind: 'global', partition: 'scorePk', sort: { name: 'points', type: 'number' } },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
    inverted: { kind: 'global', partition: 'sk', sort: 'pk' },
    byTenant: { kind: 'global', partition: ['tenantId', 'status'], sort: ['placedAt'] },
    byStatus: { kind: 'global', partition: 'status', sort: 'placedAt' },
    byType: { kind: 'global', partition: '_type', sort: 'typeSk' },
  },
})
const attributes = {
  orderId: z.ulid(),
  placedAt: z.iso.datetime(),
  status: z.enum(['open', 'paid']),
  total: z.int(),
  note: z.string().optional(),
}
const key = { partition: 'O#{orderId}', sort: 'O' } as const

test('an entity keeps its name, attributes and table in its type', () => {
  const order = defineEntity(table, 'Order', { attributes, key })
  expectTypeOf(order).toEqualTypeOf<Entity<'Order', typeof attributes, 'shop'>>()
})

test('templates of the key', () => {
  defineEntity(table, 'Order', {
    attributes,
    // @ts-expect-error Problem<"This entity has no attribute 'ordrId'">
    key: { partition: 'O#{ordrId}', sort: 'O' },
  })
  defineEntity(table, 'Order', {
    attributes,
    // @ts-expect-error Problem<"'note' is optional: a primary key needs a value in every item">
    key: { partition: 'O#{orderId}', sort: '{note}' },
  })
  // @ts-expect-error Property 'sort' is missing
  defineEntity(table, 'Order', { attributes, key: { partition: 'O#{orderId}' } })
  // @ts-expect-error 'This key needs templates: give partition' | 'This key needs templates: give sort'
  defineEntity(table, 'Order', { attributes, key: true })
  defineEntity(table, 'Order', {
    attributes,
    // @ts-expect-error Problem<"A key has partition and sort, not 'srot'">
    key: { partition: 'O#{orderId}', sort: 'O', srot: 'x' },
  })
})

test('an entity may wait for its key', () => {
  defineEntity(table, 'Order', { id: ['orderId'], attributes, patterns: { byId: { by: ['orderId'], one: true } } })
  // @ts-expect-error `Type '"ordrId"' is not assignable`
  defineEntity(table, 'Order', { id: ['ordrId'], attributes })
})

test('a table without a sort key takes no sort template', () => {
  const simple = defineTable('simple', { key: { partition: 'pk' } })
  defineEntity(simple, 'Order', { attributes, key: { partition: '{orderId}' } })
  defineEntity(simple, 'Order', {
    attributes,
    // @ts-expect-error Problem<'This key takes no sort template: remove sort'>
    key: { partition: '{orderId}', sort: 'O' },
  })
})

test('indexes', () => {
  defineEntity(table, 'Order', {
    attributes: { ...attributes, tenantId: z.string() },
    key,
    indexes: {
      gsi1: { partition: '{status}', sort: '{placedAt:day}#{orderId}', onPartialUpdate: 'read' },
      scores: { partition: 'SCORE', sort: '{total}' },
      lsi1: { sort: '{note}', sparse: true, when: { status: ['open'] } },
      byTenant: { onPartialUpdate: 'read' },
      byStatus: true,
      byType: { sort: '{placedAt}' },
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error "Table 'shop' has no index 'gsi9'"
      gsi9: { partition: 'x', sort: 'y' },
      // @ts-expect-error "This index is made of the table's own key: every item is in it, and no entity declares it"
      inverted: true,
      // @ts-expect-error "This index needs the attribute 'tenantId'"
      byTenant: true,
      // @ts-expect-error Problem<'This key takes no partition template: remove partition'>
      lsi1: { partition: 'x', sort: '{orderId}' },
      // @ts-expect-error Problem<"A key attribute of type number takes one bare attribute, such as '{seq}'">
      scores: { partition: 'x', sort: 'S#{total}' },
      // @ts-expect-error Problem<"'status' is an attribute of this entity: remove this template">
      byStatus: { partition: 'x' },
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error Property 'sort' is missing
      gsi1: { partition: '{status}' },
      // @ts-expect-error "This entity has no attribute 'stauts'"
      scores: { partition: 'x', sort: '{total}', when: { stauts: 'open' } },
      // @ts-expect-error Problem<"A key has partition and sort, not 'sparce'">
      lsi1: { sort: '{note}', sparce: true },
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error Type '"drp"' is not assignable to type '"require" | "read" | "drop"'
      gsi1: { partition: '{status}', sort: '{orderId}', onPartialUpdate: 'drp' },
    },
  })
})

test('several keys in one index', () => {
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      gsi1: [
        { when: { status: 'open' }, partition: 'OPEN', sort: '{placedAt}' },
        { when: { status: 'paid' }, partition: 'PAID', sort: '{total:desc}', onPartialUpdate: 'read' },
      ],
      lsi1: [
        { sparse: true, sort: '{note}' },
        { when: { note: 'absent' }, sort: '{total}' },
      ],
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      gsi1: [
        { when: { status: 'open' }, partition: 'OPEN', sort: '{placedAt}' },
        // @ts-expect-error Problem<"This entity has no attribute 'totl'">
        { when: { status: 'paid' }, partition: 'PAID', sort: '{totl}' },
      ],
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error Property 'sort' is missing
      gsi1: [{ when: { status: 'open' }, partition: 'OPEN' }],
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error "This entity has no attribute 'stauts'"
      gsi1: [{ when: { stauts: 'open' }, partition: 'OPEN', sort: '{placedAt}' }],
    },
  })
})

test('key attributes that the entity has itself', () => {
  const scores = defineTable('scores', {
    key: { partition: 'gameId', sort: { name: 'score', type: 'number' } },
    indexes: { byPlayer: { kind: 'global', partition: 'playerId', sort: { name: 'score', type: 'number' } } },
  })
  defineEntity(scores, 'Score', {
    attributes: { gameId: z.string(), score: z.int(), playerId: z.string() },
    key: true,
    indexes: { byPlayer: true },
  })
  defineEntity(scores, 'Best', { attributes: { gameId: z.string(), best: z.int() }, key: { sort: '{best}' } })
  defineEntity(scores, 'Score', {
    attributes: { gameId: z.string(), score: z.string() },
    // @ts-expect-error "'score' is not a number, as this key attribute of the table is"
    key: true,
  })
  defineEntity(scores, 'Score', {
    attributes: { gameId: z.string(), best: z.int() },
    // @ts-expect-error Problem<"'gameId' is an attribute of this entity: remove this template">
    key: { partition: '{gameId}', sort: '{best}' },
  })
})

test('a walk is over an attribute, by a unit of time, and bounded', () => {
  const order = { placedAt: 'desc' } as const
  defineEntity(table, 'Order', { attributes, key, patterns: { a: { by: [], walk: { placedAt: 'day', maxBuckets: 30 }, order } } })
  // @ts-expect-error "Property 'maxBuckets' is missing"
  defineEntity(table, 'Order', { attributes, key, patterns: { a: { by: [], walk: { placedAt: 'day' }, order } } })
  // @ts-expect-error `Type '"week"' is not assignable to type '"year" | "month" | "day" | "hour"'`
  defineEntity(table, 'Order', { attributes, key, patterns: { a: { by: [], walk: { placedAt: 'week', maxBuckets: 3 }, order } } })
  // @ts-expect-error "Object literal may only specify known properties, but 'palcedAt' does not exist"
  defineEntity(table, 'Order', { attributes, key, patterns: { a: { by: [], walk: { palcedAt: 'day', maxBuckets: 3 }, order } } })
})

test('a scope is of attributes', () => {
  defineEntity(table, 'Order', { attributes, key, scope: ['orderId'] })
  // @ts-expect-error `Type '"ordreId"' is not assignable`
  defineEntity(table, 'Order', { attributes, key, scope: ['ordreId'] })
})

test('attributes that Keyloom keeps', () => {
  defineEntity(table, 'Order', {
    attributes,
    key,
    version: true,
    timestamps: true,
    indexes: { gsi1: { partition: '{updatedAt:day}', sort: '{createdAt:desc}#{version}' } },
    patterns: { recent: { by: ['updatedAt:day'], order: { createdAt: 'desc' } } },
    names: { updatedAt: 'u' },
  })
  defineEntity(table, 'Order', { attributes, key, version: { attribute: 'revision' }, patterns: { a: { by: ['revision'] } } })
  defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: {
      // @ts-expect-error Problem<"This entity has no attribute 'updatedAt'">
      gsi1: { partition: '{updatedAt:day}', sort: 'x' },
    },
  })
})

test('patterns', () => {
  defineEntity(table, 'Order', {
    attributes,
    key,
    ttl: 'total',
    patterns: {
      all: { by: [] },
      byId: { by: ['orderId'], one: true, consistent: true, index: 'table' },
      byDay: { by: ['placedAt:day'], where: { status: 'open', note: 'present' }, filter: ['total'], select: ['orderId'] },
      everything: { scan: { because: 'A monthly export.', index: 'gsi1' } },
    },
  })
  defineEntity(table, 'Order', {
    attributes,
    key,
    patterns: {
      // @ts-expect-error Did you mean '"orderId"'?
      a: { by: ['ordrId'] },
      // @ts-expect-error no index 'gsi9'
      b: { by: ['orderId'], index: 'gsi9' },
      // @ts-expect-error no attribute 'palcedAt'
      c: { by: ['orderId'], range: 'palcedAt' },
      // @ts-expect-error no attribute 'palcedAt'
      d: { by: ['orderId'], order: { palcedAt: 'desc' } },
      // @ts-expect-error no attribute 'stauts'
      e: { by: ['orderId'], where: { stauts: 'open' } },
      // @ts-expect-error no property 'odrer'
      f: { by: ['orderId'], odrer: { placedAt: 'desc' } },
      // @ts-expect-error A Scan needs a reason
      g: { scan: {} },
      // @ts-expect-error no format 'week'
      h: { by: ['placedAt:week'] },
    },
  })
  // @ts-expect-error no attribute 'expires'
  defineEntity(table, 'Order', { attributes, key, ttl: 'expires' })
  // @ts-expect-error no attribute 'ordrId'
  defineEntity(table, 'Order', { attributes, key, names: { ordrId: 'x' } })
})

test('attributes are zod schemas', () => {
  // @ts-expect-error a string is no zod schema
  defineEntity(table, 'Order', { attributes: { orderId: 'string' }, key: { partition: 'x', sort: 'y' } })
})

test('counters of parents', () => {
  const photo = defineEntity(table, 'Photo', {
    attributes: { photoId: z.string(), likes: z.int(), caption: z.string() },
    key: { partition: 'PHOTO#{photoId}', sort: 'PHOTO' },
  })
  const album = defineEntity(table, 'Album', {
    attributes: { albumId: z.string(), pages: z.int(), lastNumber: z.int() },
    key: { partition: 'ALBUM#{albumId}', sort: 'ALBUM' },
  })
  const like = { photoId: z.string(), inAlbum: z.string(), number: z.int(), userId: z.string() }
  const likeKey = { partition: 'LIKE#{photoId}', sort: 'LIKE#{userId}' } as const
  const declared = defineEntity(table, 'Like', {
    attributes: like,
    key: likeKey,
    sequence: { attribute: 'number', parent: album, counter: 'lastNumber', key: { albumId: 'inAlbum' } },
    countedIn: [
      { parent: photo, counter: 'likes' },
      { parent: album, counter: 'pages', key: { albumId: 'inAlbum' } },
    ],
  })
  expectTypeOf(declared).toEqualTypeOf<Entity<'Like', typeof like, 'shop'>>()
  defineEntity(table, 'Like', {
    attributes: like,
    key: likeKey,
    // @ts-expect-error Type '"caption"' is not assignable to type '"likes"'
    countedIn: [{ parent: photo, counter: 'caption' }],
  })
  defineEntity(table, 'Like', {
    attributes: like,
    key: likeKey,
    // @ts-expect-error Type '"pages"' is not assignable to type '"likes"'
    countedIn: [{ parent: photo, counter: 'pages' }],
  })
  defineEntity(table, 'Like', {
    attributes: like,
    key: likeKey,
    // @ts-expect-error Type '"nummer"' is not assignable to type
    sequence: { attribute: 'nummer', parent: album, counter: 'lastNumber' },
  })
  defineEntity(table, 'Like', {
    attributes: like,
    key: likeKey,
    // @ts-expect-error 'albmId' does not exist in type
    sequence: { attribute: 'number', parent: album, counter: 'lastNumber', key: { albmId: 'inAlbum' } },
  })
})

test('the latest item of a series is by an attribute of both entities', () => {
  const latest = defineEntity(table, 'Latest', {
    attributes: { sensorId: z.string(), at: z.date(), mean: z.number() },
    key: { partition: 'SENSOR#{sensorId}', sort: 'LATEST' },
  })
  const reading = { sensorId: z.string(), at: z.date(), mean: z.number(), note: z.string() }
  const readingKey = { partition: 'SENSOR#{sensorId}', sort: 'READING#{at}' } as const
  const declared = defineEntity(table, 'Reading', { attributes: reading, key: readingKey, latestIn: { entity: latest, by: 'at' } })
  expectTypeOf(declared).toEqualTypeOf<Entity<'Reading', typeof reading, 'shop'>>()
  defineEntity(table, 'Reading', {
    attributes: reading,
    key: readingKey,
    // @ts-expect-error Type '"note"' is not assignable to type
    latestIn: { entity: latest, by: 'note' },
  })
})

test('a table registers formats, which templates and patterns use', () => {
  const initial = { encode: (name: string) => name.charAt(0), examples: ['ann', 'bob'] }
  const names = defineTable('names', {
    key: { partition: 'pk', sort: 'sk' },
    indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
    formats: { initial },
  })
  const attributes = { name: z.string(), age: z.int() }
  defineEntity(names, 'Person', {
    attributes,
    key: { partition: '{name:initial}', sort: '{name}' },
    indexes: { gsi1: { partition: 'ALL', sort: '{name:initial}#{age}' } },
    patterns: { byInitial: { by: ['name:initial'] } },
  })
  defineEntity(names, 'Person', {
    attributes,
    // @ts-expect-error The format takes text.
    key: { partition: '{age:initial}', sort: '{name}' },
    patterns: {
      // @ts-expect-error There is no such format.
      byFirst: { by: ['name:first'] },
    },
  })
})

test('copies are of attributes of their owner', () => {
  const owner = defineEntity(table, 'Owner', {
    attributes: { ownerId: z.string(), name: z.string() },
    key: { partition: 'OWNER#{ownerId}', sort: 'OWNER' },
    version: true,
  })
  const attributes = { ownerId: z.string(), partId: z.string(), ownerName: z.string(), ofVersion: z.int() }
  const key = { partition: 'OWNER#{ownerId}', sort: 'PART#{partId}' } as const
  const declared = defineEntity(table, 'Part', {
    attributes,
    key,
    copies: [{ of: owner, attributes: { ownerName: 'name' }, version: 'ofVersion', key: { ownerId: 'ownerId' } }],
  })
  expectTypeOf(declared).toEqualTypeOf<Entity<'Part', typeof attributes, 'shop'>>()
  defineEntity(table, 'Part', {
    attributes,
    key,
    // @ts-expect-error Type '"nam"' is not assignable to type
    copies: [{ of: owner, attributes: { ownerName: 'nam' }, version: 'ofVersion' }],
  })
  defineEntity(table, 'Part', {
    attributes,
    key,
    // @ts-expect-error Type '"version"' is not assignable to type
    copies: [{ of: owner, attributes: { ownerName: 'name' }, version: 'version' }],
  })
})
