import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const table = defineTable('t', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const elsewhere = defineTable('elsewhere', { key: { partition: 'pk', sort: 'sk' } })
const latestKey = { partition: 'S#{id}', sort: 'LATEST' }
const latestAttributes = { id: z.string(), at: z.date(), value: z.number() }
const attributes = {
  id: z.string(),
  at: z.date(),
  value: z.number(),
  note: z.string().optional(),
  more: z.number(),
  deletedAt: z.date().optional(),
}

interface Options {
  readonly latestIn?: object
  readonly point?: object
  readonly latest?: object
  readonly home?: typeof elsewhere
}

function build({ latestIn, point, latest, home }: Options) {
  const own = defineEntity((home ?? table) as typeof table, 'Latest', { attributes: latestAttributes, key: latestKey, ...latest } as never)
  const declared = defineEntity(table, 'Point', {
    attributes,
    key: { partition: 'S#{id}', sort: 'POINT#{at}' },
    latestIn: { entity: own, by: 'at', ...latestIn },
    ...point,
  } as never)
  return buildModel(defineSchema({ name: 's', tables: [table, elsewhere], entities: [declared, own] }))
}

test('the model says where the latest point is and what decides', () => {
  const built = build({ latest: { version: true, timestamps: true } })
  if ('problems' in built) expect.fail(JSON.stringify(built.problems))
  expect(built.model.entities.map(({ latestIn }) => latestIn)).toEqual([{ entity: 'Latest', by: 'at' }, undefined])
})

const stranger = defineEntity(table, 'Stranger', { attributes: latestAttributes, key: { partition: 'X#{id}', sort: 'X' } })
const withAttributes = (more: object) => ({ attributes: { ...latestAttributes, ...more } })

test.each<[string, Options, string]>([
  ['an entity that is not in the schema', { latestIn: { entity: stranger } }, 'SCHEMA.UNKNOWN latestIn.entity'],
  ['an option that does not exist', { latestIn: { set: [] } }, 'SCHEMA.OPTION latestIn.set'],
  ['points that move', { point: { move: true } }, 'SCHEMA.SERIES latestIn'],
  ['points with a version', { point: { version: true } }, 'SCHEMA.SERIES latestIn'],
  ['points that can be restored', { point: { softDelete: 'deletedAt' } }, 'SCHEMA.SERIES latestIn'],
  ['another table', { home: elsewhere }, 'SCHEMA.SERIES latestIn.entity'],
  ['a latest item with promises of its own', { latest: { unique: { value: ['value'] } } }, 'SCHEMA.SERIES latestIn.entity'],
  ['an attribute that the point lacks', { latest: withAttributes({ name: z.string() }) }, 'SCHEMA.SERIES latestIn.entity'],
  ['an attribute of another type', { latest: withAttributes({ more: z.string() }) }, 'SCHEMA.SERIES latestIn.entity'],
  ['a required one that the point may lack', { latest: withAttributes({ note: z.string() }) }, 'SCHEMA.SERIES latestIn.entity'],
  [
    'the time of creation in an index',
    { latest: { timestamps: true, indexes: { gsi1: { partition: 'ALL', sort: '{createdAt}' } } } },
    'SCHEMA.SERIES latestIn.entity',
  ],
  ['no attribute', { latestIn: { by: 'att' } }, 'SCHEMA.UNKNOWN latestIn.by'],
  ['part of the key', { latestIn: { by: 'id' } }, 'SCHEMA.SERIES latestIn.by'],
  [
    'one that may be absent',
    { latestIn: { by: 'note' }, latest: withAttributes({ note: z.string().optional() }) },
    'SCHEMA.SERIES latestIn.by',
  ],
  ['a scope that the point is not in', { latest: { scope: ['id'] } }, 'SCHEMA.SCOPE latestIn.entity'],
])('refuses %s', (_, options, problem) => {
  const built = build(options)
  const shown = 'problems' in built ? built.problems.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`) : []
  expect(shown).toEqual([problem])
})

test('refuses its own latest item', () => {
  const self = { name: 'Point' }
  const built = build({ latestIn: { entity: self } })
  expect('problems' in built && built.problems.map(({ code, message }) => `${code} ${message}`)).toContain(
    'SCHEMA.SERIES Point is not its own newest item.',
  )
})
