import { defineCollection, defineEntity, defineSchema, defineTable, type Entity, type EntityConfig } from '@keyloom/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { designSchema } from './design.js'

const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
const attributes = {
  id: z.string(),
  parent: z.string(),
  at: z.date(),
  total: z.int().min(0).max(99),
  status: z.enum(['open', 'done']),
  note: z.string().optional(),
}
type Patterns = NonNullable<EntityConfig['patterns']>
/** Its present key says what identifies it, and nothing is put in front of that. */
const entity = (name: string, patterns: Patterns, sort = name) =>
  defineEntity(table, name, { attributes, key: { partition: 'OLD#{id}', sort }, patterns } as never) as Entity

function proposed(entities: readonly Entity[], collections: readonly ReturnType<typeof defineCollection>[] = []) {
  const designed = designSchema(defineSchema({ name: 's', tables: [table], entities, collections: collections as never }))
  if ('problems' in designed) return expect.fail(JSON.stringify(designed.problems))
  const { served, unserved, tables, pins, alternatives } = designed.design
  return {
    served: Object.fromEntries(served.map(({ demand, place }) => [demand, place])),
    unserved: unserved.map(({ demand }) => demand),
    indexes: tables[0]?.indexes.length,
    keys: tables[0]?.keys.map((key) => [key.entity, key.index ?? 'table', key.partition, key.sort].join(' ')),
    pins: Object.fromEntries(pins),
    alternatives,
  }
}

test('every demand is confirmed by the planner, with the fewest indexes', () => {
  const order = entity('Order', {
    one: { by: ['id'], one: true },
    ofParent: { by: ['parent'], range: 'at' },
    newest: { by: ['parent'], order: { at: 'desc' }, limit: 3 },
    byTotal: { by: ['status'], order: { total: 'asc' } },
  })
  expect(proposed([order])).toMatchObject({
    served: { 'Order.one': 'table', 'Order.ofParent': 'gsi1', 'Order.newest': 'gsi1', 'Order.byTotal': 'gsi2' },
    unserved: [],
    indexes: 2,
    keys: ['Order table ORDER#{id} ORDER', 'Order gsi1 ORDER#{parent} {at}', 'Order gsi2 ORDER#{status} {total}'],
  })
})

test('what the planner does not serve is given up, and takes nothing with it', () => {
  const order = entity('Order', { byNote: { by: [], order: { note: 'asc' } }, ofParent: { by: ['parent'] } })
  expect(proposed([order])).toMatchObject({ served: { 'Order.ofParent': 'gsi1' }, unserved: ['Order.byNote'] })
})

test('only the table is read consistently, and it serves its identity', () => {
  const order = entity('Order', {
    one: { by: ['id'], one: true, consistent: true },
    byTotal: { by: ['parent'], order: { total: 'asc' }, consistent: true },
  })
  expect(proposed([order])).toMatchObject({ served: { 'Order.one': 'table' }, unserved: ['Order.byTotal'], indexes: 0 })
})

test('where the table would serve too, the pattern names its index', () => {
  const order = entity('Order', { open: { by: [], where: { status: 'open' } }, done: { by: [], where: { status: 'done' } } })
  const { indexes, served, pins } = proposed([order])
  expect(indexes).toBe(1)
  for (const [demand, index] of Object.entries(pins)) expect(served[demand]).toBe(index)
})

test('an alternative says what it saves in index writes', () => {
  const order = entity('Order', { ofParent: { by: ['parent'] }, ofStatus: { by: ['status'], order: { at: 'asc' } } })
  expect(proposed([order]).alternatives.map((one) => one.kind === 'without' && [one.demand, one.indexes, one.writes])).toEqual([
    ['Order.ofParent', 1, [{ entity: 'Order', indexWrites: 1, movedBy: ['status', 'at'] }]],
    ['Order.ofStatus', 1, [{ entity: 'Order', indexWrites: 1, movedBy: ['parent'] }]],
  ])
})

test('the members of a collection have one partition', () => {
  const [parent, child] = [entity('Parent', {}), entity('Child', {}, '{at}')]
  const both = defineCollection(table, 'both', { by: ['id'], returns: { parent, children: [child] } } as never)
  expect(proposed([parent, child], [both as never])).toMatchObject({
    served: { both: 'table' },
    indexes: 0,
    keys: ['Parent table PARENT#{id} PARENT', 'Child table PARENT#{id} CHILD#{at}'],
  })
})
