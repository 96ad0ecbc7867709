import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
const ownerConfig = {
  attributes: { id: z.string(), name: z.string(), note: z.string().optional(), size: z.number() },
  key: { partition: 'O#{id}', sort: 'O' },
  version: true,
}
const attributes = {
  id: z.string(),
  part: z.string(),
  name: z.string(),
  note: z.string().optional(),
  ofVersion: z.int(),
  at: z.date(),
  deletedAt: z.date().optional(),
}

interface Options {
  readonly copies?: unknown
  readonly entity?: object
  readonly owner?: object
}

function build({ copies, entity, owner }: Options) {
  const of = defineEntity(table, 'Owner', { ...ownerConfig, ...owner } as never)
  const all = Array.isArray(copies) ? copies : [{ of, attributes: { name: 'name' }, version: 'ofVersion', ...(copies as object) }]
  const declared = defineEntity(table, 'Part', {
    attributes,
    key: { partition: 'O#{id}', sort: 'PART#{part}' },
    copies: copies === 'none' ? {} : all.map((one) => ({ of, ...one })),
    patterns: {
      ofOwner: { by: ['id'] },
      one: { by: ['id', 'part'], one: true },
      first: { by: ['id'], order: { part: 'asc' }, limit: 5 },
      named: { by: ['id'], where: { name: 'x' } },
    },
    ...entity,
  } as never)
  return buildModel(defineSchema({ name: 's', tables: [table], entities: [declared, of] }))
}

test('the model says what is copied, from whom, and what finds it', () => {
  const built = build({ copies: { attributes: { name: 'name', note: 'note' }, found: 'ofOwner' } })
  if ('problems' in built) expect.fail(JSON.stringify(built.problems))
  expect(built.model.entities.map(({ copies }) => copies)).toEqual([
    [{ owner: 'Owner', attributes: { name: 'name', note: 'note' }, version: 'ofVersion', key: { id: 'id' }, found: 'ofOwner' }],
    undefined,
  ])
})

const stranger = defineEntity(table, 'Stranger', { attributes: { id: z.string() }, key: { partition: 'X#{id}', sort: 'X' } })
const keyed = { key: { partition: 'O#{id}', sort: 'PART#{name}' } }

test.each<[string, Options, string]>([
  ['copies that are no list', { copies: 'none' }, 'SCHEMA.OPTION copies'],
  ['an owner that is not in the schema', { copies: { of: stranger } }, 'SCHEMA.UNKNOWN copies.0.of'],
  ['an owner without a version', { owner: { version: undefined } }, 'SCHEMA.COPIES copies.0.of'],
  ['an option that does not exist', { copies: { from: 'x' } }, 'SCHEMA.OPTION copies.0.from'],
  ['nothing that is copied', { copies: { attributes: {} } }, 'SCHEMA.COPIES copies.0.attributes'],
  ['an attribute that is not there', { copies: { attributes: { nam: 'name' } } }, 'SCHEMA.UNKNOWN copies.0.attributes.nam'],
  ['one that the owner lacks', { copies: { attributes: { name: 'nam' } } }, 'SCHEMA.UNKNOWN copies.0.attributes.name'],
  ['an attribute of another type', { copies: { attributes: { name: 'size' } } }, 'SCHEMA.COPIES copies.0.attributes.name'],
  ['a required copy of what may be absent', { copies: { attributes: { name: 'note' } } }, 'SCHEMA.COPIES copies.0.attributes.name'],
  ['a copy of what Keyloom sets', { copies: { attributes: { ofVersion: 'version' } } }, 'SCHEMA.COPIES copies.0.attributes.ofVersion'],
  ['a copy in the primary key', { entity: keyed }, 'SCHEMA.COPIES copies.0.attributes.name'],
  ['a copy that is unique', { entity: { unique: { name: ['name'] } } }, 'SCHEMA.COPIES copies.0.attributes.name'],
  ['no version', { copies: { version: undefined } }, 'SCHEMA.COPIES copies.0.version'],
  ['a version that is no whole number', { copies: { version: 'at' } }, 'SCHEMA.COPIES copies.0.version'],
  [
    'a copy of two owners',
    { copies: [1, 2].map(() => ({ attributes: { name: 'name' }, version: 'ofVersion' })) },
    'SCHEMA.COPIES copies.1',
  ],
  ['a copy that says whose it is', { copies: { key: { id: 'name' } } }, 'SCHEMA.COPIES copies.0'],
  ['a key of another type', { copies: { key: { id: 'at' } } }, 'SCHEMA.COPIES copies.0.key.id'],
  ['a pattern that is not there', { copies: { found: 'ofOther' } }, 'SCHEMA.UNKNOWN copies.0.found'],
  ['a pattern of one item', { copies: { found: 'one' } }, 'SCHEMA.COPIES copies.0.found'],
  ['a pattern of some items', { copies: { found: 'first' } }, 'SCHEMA.COPIES copies.0.found'],
  ['a pattern of items with a condition', { copies: { found: 'named' } }, 'SCHEMA.COPIES copies.0.found'],
])('%s is refused', (_, options, expected) => {
  const built = build(options)
  const found = 'problems' in built ? built.problems.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`) : []
  expect(found).toContain(expected)
})
