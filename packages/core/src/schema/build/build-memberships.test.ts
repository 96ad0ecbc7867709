import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Membership } from '../../model/index.js'
import { buildModel } from '../build-model.js'
import { defineEntity, type Entity } from '../entity.js'
import { defineSchema, type Schema } from '../schema.js'
import { defineTable } from '../table.js'

function schemaOf(...entities: readonly Entity[]): Schema {
  return defineSchema({ name: 'shop', tables: [...new Set(entities.map((entity) => entity.table))], entities })
}

/** The indexes of an entity as text: `gsi1 = partition | sort, when …`. */
function indexesOf(entity: Entity): string[] {
  const result = buildModel(schemaOf(entity))
  if ('problems' in result) return problemsOf(entity)
  return (result.model.entities[0]?.indexes ?? []).flatMap(describeMembership)
}

function describeMembership({ index, declared, sparse, variants }: Membership): string[] {
  return variants.map(({ when, partition, sort }) => {
    const parts = [partition, sort].map((side) =>
      side.map((part) => (part.kind === 'natural' ? `=${part.source}` : part.template)).join(' '),
    )
    const conditions = when.map((fact) =>
      fact.kind === 'oneOf' ? `${fact.attribute} in ${fact.values.join()}` : `${fact.attribute} ${fact.kind}`,
    )
    return [`${index} ${parts.join(' | ')}`, ...conditions, ...(declared ? [] : ['not declared']), ...(sparse ? ['sparse'] : [])].join(', ')
  })
}

function problemsOf(...entities: readonly Entity[]): string[] {
  const result = buildModel(schemaOf(...entities))
  return 'problems' in result ? result.problems.map(({ code, path, message }) => `${code} ${path.slice(2).join('.')}: ${message}`) : []
}

/** An entity as JavaScript could write it, where the compiler would not let it through. */
function unchecked(entity: Entity, config: object): Entity {
  return { ...entity, config: { ...entity.config, ...config } } as Entity
}

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    inverted: { kind: 'global', partition: 'sk', sort: 'pk' },
    byTenant: { kind: 'global', partition: ['tenantId', 'status'], sort: ['placedAt', { name: 'total', type: 'number' }] },
    byStatus: { kind: 'global', partition: 'status', sort: 'placedAt' },
    byType: { kind: 'global', partition: '_type', sort: 'pk' },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
    turned: { kind: 'global', partition: 'gsi1sk', sort: 'gsi1pk' },
  },
})
const attributes = { orderId: z.ulid(), status: z.enum(['open', 'paid']), placedAt: z.date(), total: z.int(), note: z.string().optional() }
const plain = defineEntity(table, 'Order', { attributes: { orderId: z.ulid() }, key: { partition: 'O#{orderId}', sort: 'O' } })

describe('an item is in every index whose key attributes it holds', () => {
  test('the table key turned around, and the discriminator', () => {
    expect(indexesOf(plain)).toEqual(['inverted O | O#{orderId}, not declared', 'byType Order | O#{orderId}, not declared'])
  })

  test('its own attributes, said or not', () => {
    const base = { attributes: { ...attributes, tenantId: z.string() }, key: { partition: 'O#{orderId}', sort: 'O' } } as const
    const always = ['inverted O | O#{orderId}, not declared']
    const type = ['byType Order | O#{orderId}, not declared']
    expect(indexesOf(defineEntity(table, 'Order', base))).toEqual([
      ...always,
      'byTenant =tenantId =status | =placedAt =total, not declared',
      'byStatus =status | =placedAt, not declared',
      ...type,
    ])
    expect(indexesOf(defineEntity(table, 'Order', { ...base, indexes: { byTenant: true, byStatus: true } }))).toEqual([
      ...always,
      'byTenant =tenantId =status | =placedAt =total',
      'byStatus =status | =placedAt',
      ...type,
    ])
  })

  test('attributes under their stored names', () => {
    const order = defineEntity(table, 'Order', {
      attributes: { orderId: z.ulid(), state: z.string(), at: z.date() },
      names: { state: 'status', at: 'placedAt' },
      key: { partition: 'O#{orderId}', sort: 'O' },
    })
    expect(indexesOf(order)).toContain('byStatus =state | =at, not declared')
  })

  test('an optional attribute makes it a matter of presence', () => {
    const order = defineEntity(table, 'Order', {
      attributes: { orderId: z.ulid(), status: z.string().optional(), placedAt: z.date() },
      key: { partition: 'O#{orderId}', sort: 'O' },
    })
    expect(indexesOf(order)).toContain('byStatus =status | =placedAt, status present, not declared')
  })

  test('what a declared index holds counts for the others, under its condition', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key: { partition: 'O#{orderId}', sort: 'O' },
      indexes: { gsi1: { partition: 'A', sort: '{note}', when: { status: 'open', note: 'present' } } },
    })
    expect(indexesOf(order)).toEqual([
      'gsi1 A | {note}, status in open, note present',
      'inverted O | O#{orderId}, not declared',
      'byStatus =status | =placedAt, not declared',
      'byType Order | O#{orderId}, not declared',
      'turned {note} | A, status in open, note present, not declared',
    ])
  })
})

describe('declared indexes', () => {
  test('a local index has the partition of the table', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key: { partition: 'O#{orderId}', sort: 'O' },
      indexes: { lsi1: { sort: 'N#{note}', sparse: true } },
    })
    expect(indexesOf(order)).toContain('lsi1 O#{orderId} | N#{note}, note present, sparse')
  })

  test('an optional attribute has to be said', () => {
    const key = { partition: 'O#{orderId}', sort: 'O' } as const
    expect(problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { lsi1: { sort: '{note}' } } }))).toEqual([
      "SCHEMA.MEMBERSHIP indexes.lsi1: 'note' of Order is optional, so some items are not in 'lsi1'.",
    ])
    expect(problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { lsi1: { sort: '{total}', sparse: true } } }))).toEqual([
      "SCHEMA.MEMBERSHIP indexes.lsi1.sparse: Every item that 'lsi1' is for has all attributes of its key, so it is not sparse.",
    ])
    expect(
      problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { lsi1: { sort: '{note}', when: { note: 'absent' } } } })),
    ).toEqual(["SCHEMA.MEMBERSHIP indexes.lsi1.when: No item is ever in 'lsi1': its key needs 'note', which 'when' says is absent."])
    expect(
      problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { lsi1: { sort: '{note}', when: { note: ['present'] } } } })),
    ).toEqual([])
  })

  test('an index of own attributes has every item that has them', () => {
    const base = { attributes: { ...attributes, placedAt: z.date().optional() }, key: { partition: 'O#{orderId}', sort: 'O' } } as const
    expect(
      problemsOf(defineEntity(table, 'Order', { ...base, indexes: { byStatus: { when: { status: 'open', placedAt: 'present' } } } })),
    ).toEqual([
      "SCHEMA.MEMBERSHIP indexes.byStatus.when: Every item of Order that has the attributes of 'byStatus' is in it, whatever 'when' says.",
    ])
    expect(indexesOf(defineEntity(table, 'Order', { ...base, indexes: { byStatus: { when: { placedAt: 'present' } } } }))).toContain(
      'byStatus =status | =placedAt, placedAt present',
    )
    expect(indexesOf(defineEntity(table, 'Order', { ...base, indexes: { byStatus: { sparse: true } } }))).toContain(
      'byStatus =status | =placedAt, placedAt present, sparse',
    )
  })

  test('conditions have values of their attributes', () => {
    const key = { partition: 'O#{orderId}', sort: 'O' } as const
    const when = { status: 'lost', total: 1.5, orderId: 'absent', note: [], placedAt: 'x' } as const
    expect(problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { lsi1: { sort: 'x', when } } }))).toEqual([
      "SCHEMA.MEMBERSHIP indexes.lsi1.when.status: 'status' of Order is never 'lost'.",
      "SCHEMA.MEMBERSHIP indexes.lsi1.when.total: 'total' of Order is never 1.5.",
      "SCHEMA.MEMBERSHIP indexes.lsi1.when.note: 'note' of Order has to be one of no values.",
      "SCHEMA.MEMBERSHIP indexes.lsi1.when.placedAt: 'placedAt' of Order is never 'x'.",
    ])
  })

  test('what the compiler would have refused', () => {
    const indexes = {
      inverted: true,
      byTenant: true,
      gsi1: { partition: 'x' },
      lsi1: { partition: 'x', sort: 7 },
      byStatus: [],
    }
    expect(problemsOf(unchecked(plain, { indexes }))).toEqual([
      "SCHEMA.KEY indexes.gsi1: Order gives no sort template for 'gsi1sk', and has no attribute of that name.",
      "SCHEMA.MEMBERSHIP indexes.inverted: The index 'inverted' is made of the table's own key: every item is in it, and no entity declares it.",
      "SCHEMA.KEY indexes.byTenant: Order has no attribute 'tenantId', which the partition key of this index is made of.",
      "SCHEMA.KEY indexes.byTenant: Order has no attribute 'status', which the partition key of this index is made of.",
      "SCHEMA.KEY indexes.byTenant: Order has no attribute 'placedAt', which the sort key of this index is made of.",
      "SCHEMA.KEY indexes.byTenant: Order has no attribute 'total', which the sort key of this index is made of.",
      "SCHEMA.MEMBERSHIP indexes.byStatus: The index 'byStatus' of Order has no templates.",
      "SCHEMA.KEY indexes.lsi1.partition: The partition key of this index is 'pk', which every item of Order has already.",
      "SCHEMA.TEMPLATE indexes.lsi1.sort: The template of 'lsi1sk' is not a string.",
    ])
  })
})

describe('several keys in one index', () => {
  const key = { partition: 'O#{orderId}', sort: 'O' } as const
  const open = { when: { status: 'open' }, partition: 'OPEN', sort: '{placedAt}' } as const
  const paid = { when: { status: 'paid' }, partition: 'PAID', sort: '{total}' } as const

  test('each under its condition, as other indexes of the same attributes see them', () => {
    expect(indexesOf(defineEntity(table, 'Order', { attributes, key, indexes: { gsi1: [open, paid] } }))).toEqual([
      'gsi1 OPEN | {placedAt}, status in open',
      'gsi1 PAID | {total}, status in paid',
      'inverted O | O#{orderId}, not declared',
      'byStatus =status | =placedAt, not declared',
      'byType Order | O#{orderId}, not declared',
      'turned {placedAt} | OPEN, status in open, not declared',
      'turned {total} | PAID, status in paid, not declared',
    ])
  })

  test('an optional attribute decides, too', () => {
    const noted = { sparse: true, partition: 'NOTED', sort: '{note}' } as const
    const silent = { when: { note: 'absent' }, partition: 'SILENT', sort: '{placedAt}' } as const
    expect(indexesOf(defineEntity(table, 'Order', { attributes, key, indexes: { gsi1: [noted, silent] } })).slice(0, 2)).toEqual([
      'gsi1 NOTED | {note}, note present, sparse',
      'gsi1 SILENT | {placedAt}, note absent, sparse',
    ])
  })

  test('two that could hold of one item are a fault', () => {
    const late = { when: { status: ['paid', 'open'] }, partition: 'LATE', sort: '{total}' } as const
    expect(problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { gsi1: [open, paid, late] } }))).toEqual([
      "SCHEMA.MEMBERSHIP indexes.gsi1.2: Two variants of 'gsi1' can hold of one Order: number 1 and number 3.",
    ])
    expect(
      problemsOf(defineEntity(table, 'Order', { attributes, key, indexes: { gsi1: [open, { partition: 'ALL', sort: '{total}' }] } })),
    ).toEqual(["SCHEMA.MEMBERSHIP indexes.gsi1.1: Two variants of 'gsi1' can hold of one Order: number 1 and number 2."])
  })

  test('each has the faults of its own', () => {
    const order = defineEntity(table, 'Order', { attributes, key, indexes: { gsi1: [open, paid] } })
    const wrong = [{ ...open, onPartialUpdate: 'read' }, { ...paid, sort: '{totl}', onPartialUpdate: 'drop' }, true]
    expect(problemsOf(unchecked(order, { indexes: { gsi1: wrong } }))).toEqual([
      "SCHEMA.OPTION indexes.gsi1.2: The index 'gsi1' of Order is not an object of options.",
      "SCHEMA.MEMBERSHIP indexes.gsi1.1.onPartialUpdate: onPartialUpdate is 'read' and 'drop' of one index.",
      "SCHEMA.UNKNOWN indexes.gsi1.1.sort: Order has no attribute 'totl'.",
    ])
  })
})

test('an attribute that DynamoDB refuses in a key attribute is a fault, declared or not', () => {
  const order = defineEntity(table, 'Order', {
    attributes: { orderId: z.ulid(), status: z.string().nullable(), total: z.string() },
    key: { partition: 'O#{orderId}', sort: 'O' },
  })
  expect(problemsOf(order)).toEqual([
    "SCHEMA.KEY attributes.status: Attribute 'status' of Order can be null, and DynamoDB refuses null in a key attribute.",
    "SCHEMA.KEY attributes.total: Attribute 'total' of Order is stored as a string, and the key attribute is a number.",
  ])
})

test('indexes that share a key attribute put one thing there', () => {
  const sharing = defineTable('sharing', {
    key: { partition: 'pk' },
    indexes: {
      byDay: { kind: 'global', partition: 'shared', sort: 'day' },
      byName: { kind: 'global', partition: 'shared', sort: 'name' },
    },
  })
  const entity = (byName: string) =>
    defineEntity(sharing, 'Thing', {
      attributes: { id: z.uuid(), at: z.date(), label: z.string() },
      key: { partition: '{id}' },
      indexes: { byDay: { partition: 'T', sort: '{at}' }, byName: { partition: byName as 'T', sort: '{label}' } },
    })
  expect(indexesOf(entity('T'))).toEqual(['byDay T | {at}', 'byName T | {label}'])
  expect(problemsOf(entity('U'))).toEqual([
    "SCHEMA.KEY indexes.byName.partition: 'shared' holds 'T' for the index 'byDay', so it cannot hold 'U'.",
  ])
})

test('a key attribute that the entity has under another name may be spelled as a template', () => {
  const devices = defineTable('devices', {
    key: { partition: 'DeviceID', sort: 'State#Date' },
    indexes: { byOperator: { kind: 'global', partition: 'Operator', sort: 'Date' } },
  })
  const log = defineEntity(devices, 'DeviceLog', {
    attributes: { deviceId: z.string(), state: z.string(), date: z.iso.datetime(), operator: z.string() },
    names: { deviceId: 'DeviceID', date: 'Date', operator: 'Operator' },
    key: { partition: '{deviceId}', sort: '{state}#{date}' },
    indexes: { byOperator: { partition: '{operator}', sort: '{date}' } },
  })
  expect(indexesOf(log)).toEqual(['byOperator =operator | =date'])
  expect(problemsOf(unchecked(log, { key: { partition: 'd#{deviceId}', sort: 'x' } }))).toEqual([
    "SCHEMA.KEY key.partition: 'DeviceID' is an attribute of DeviceLog, so it takes no template.",
  ])
})

test('key attributes of the table that the entity has itself', () => {
  const scores = defineTable('scores', {
    key: { partition: 'gameId', sort: { name: 'score', type: 'number' } },
    indexes: { byPlayer: { kind: 'global', partition: 'playerId', sort: { name: 'score', type: 'number' } } },
    discriminator: false,
  })
  const score = defineEntity(scores, 'Score', {
    attributes: { gameId: z.string(), score: z.int(), playerId: z.string() },
    key: true,
    indexes: { byPlayer: true },
  })
  const result = buildModel(schemaOf(score))
  const partition = { kind: 'natural', attribute: 'gameId', type: 'string', source: 'gameId', encoding: { kind: 'text' } }
  const sort = { kind: 'natural', attribute: 'score', type: 'number', source: 'score', encoding: { kind: 'number' } }
  expect('model' in result && result.model.entities[0]).toMatchObject({
    key: { partition, sort },
    indexes: [
      {
        index: 'byPlayer',
        variants: [{ when: [], partition: [{ ...partition, attribute: 'playerId', source: 'playerId' }], sort: [sort] }],
      },
    ],
  })
  expect(problemsOf(unchecked(score, { key: { partition: 'G#{gameId}' } }))).toEqual([
    "SCHEMA.KEY key.partition: 'gameId' is an attribute of Score, so it takes no template.",
  ])
  const best = defineEntity(scores, 'Best', { attributes: { gameId: z.string(), best: z.int() }, key: { sort: '{best}' } })
  expect(problemsOf(best)).toEqual([])
  expect(problemsOf(unchecked(best, { key: { sort: 'B#{best}' } }))).toEqual([
    "SCHEMA.TEMPLATE key.sort: The key attribute 'score' is a number, so 'B#{best}' has to be one bare attribute, such as '{seq}'.",
  ])
  expect(problemsOf(unchecked(best, { key: {} }))).toEqual([
    "SCHEMA.KEY key: Best gives no sort template for 'score', and has no attribute of that name.",
  ])
  expect(problemsOf(unchecked(best, { attributes: { gameId: z.string().optional(), best: z.int() } }))).toEqual([
    "SCHEMA.KEY key.partition: 'gameId' of Best is optional, and a primary key needs a value in every item.",
  ])
})
