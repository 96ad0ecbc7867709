import { expect, test } from 'vitest'
import { createReport } from '../report.js'
import { defineTable, type Table, type TableConfig } from '../table.js'
import { buildTable, completeProjections } from './build-table.js'

function build(table: Table) {
  const report = createReport()
  const model = buildTable(table, report)
  return { model, problems: report.problems.map(({ code, path, message }) => `${code} ${path.slice(2).join('.')}: ${message}`) }
}

/** A table as JavaScript could write it. */
function tableOf(config: unknown): Table {
  return { kind: 'table', name: 'shop', config: config as TableConfig }
}

test('a table with everything', () => {
  const table = defineTable('shop', {
    key: { partition: 'pk', sort: { name: 'seq', type: 'number' } },
    indexes: {
      gsi: { kind: 'global', partition: { name: 'data', type: 'binary' }, projection: 'keys' },
      lsi: { kind: 'local', sort: 'lsk', projection: ['status'] },
      many: { kind: 'global', partition: ['a', 'b'], sort: ['c', { name: 'n', type: 'number' }] },
    },
    ttl: 'expiresAt',
    stream: 'new-image',
    capacity: { mode: 'provisioned', read: { min: 1, max: 10 }, write: { min: 2, max: 20, target: 50 } },
    discriminator: 'type',
    delimiter: '|',
  })
  expect(build(table)).toEqual({
    model: {
      kind: 'table',
      name: 'shop',
      key: { partition: [{ name: 'pk', type: 'string' }], sort: [{ name: 'seq', type: 'number' }] },
      indexes: [
        { kind: 'global', name: 'gsi', key: { partition: [{ name: 'data', type: 'binary' }], sort: [] }, projection: { kind: 'keys' } },
        {
          kind: 'local',
          name: 'lsi',
          key: { partition: [{ name: 'pk', type: 'string' }], sort: [{ name: 'lsk', type: 'string' }] },
          projection: { kind: 'include', attributes: ['status'] },
        },
        {
          kind: 'global',
          name: 'many',
          key: {
            partition: [
              { name: 'a', type: 'string' },
              { name: 'b', type: 'string' },
            ],
            sort: [
              { name: 'c', type: 'string' },
              { name: 'n', type: 'number' },
            ],
          },
          projection: { kind: 'all' },
        },
      ],
      discriminator: 'type',
      delimiter: '|',
      ttl: 'expiresAt',
      stream: 'new-image',
      capacity: { mode: 'provisioned', read: { min: 1, max: 10, target: 70 }, write: { min: 2, max: 20, target: 50 } },
    },
    problems: [],
  })
})

test('a table with as little as possible', () => {
  expect(build(defineTable('notes', { key: { partition: 'pk' }, discriminator: false }))).toEqual({
    model: {
      kind: 'table',
      name: 'notes',
      key: { partition: [{ name: 'pk', type: 'string' }], sort: [] },
      indexes: [],
      delimiter: '#',
      capacity: { mode: 'on-demand' },
    },
    problems: [],
  })
})

test.each<[string, unknown, readonly string[]]>([
  ['no key', {}, ['SCHEMA.TABLE key.partition: A key attribute is a name, or { name, type } with the type string, number or binary.']],
  [
    'a key of two attributes',
    { key: { partition: ['a', 'b'] } },
    ['SCHEMA.TABLE key.partition: This part of a key is exactly one attribute.'],
  ],
  ['one attribute twice', { key: { partition: 'pk', sort: 'pk' } }, ["SCHEMA.TABLE key: The key attribute 'pk' stands twice in one key."]],
  [
    'a type that keys do not have',
    { key: { partition: { name: 'pk', type: 'boolean' } } },
    ['SCHEMA.TABLE key.partition: A key attribute is a name, or { name, type } with the type string, number or binary.'],
  ],
  [
    'five attributes in a part',
    { key: { partition: 'pk' }, indexes: { gsi: { kind: 'global', partition: ['a', 'b', 'c', 'd', 'e'] } } },
    ["SCHEMA.TABLE indexes.gsi.partition: A part of an index's key is 1 to 4 attributes, not 5."],
  ],
  [
    'a local index without a sort key in the table',
    { key: { partition: 'pk' }, indexes: { lsi: { kind: 'local', sort: 'x' } } },
    ["SCHEMA.TABLE indexes.lsi: The local index 'lsi' needs a table with a sort key."],
  ],
  [
    'one attribute with two types',
    { key: { partition: 'pk', sort: 'sk' }, indexes: { gsi: { kind: 'global', partition: 'x', sort: { name: 'sk', type: 'number' } } } },
    ["SCHEMA.TABLE indexes.gsi: The key attribute 'sk' is a string elsewhere and a number here."],
  ],
  [
    'a name that DynamoDB refuses',
    { key: { partition: 'pk' }, indexes: { 'a b': { kind: 'global', partition: 'x' } } },
    ["SCHEMA.NAME indexes.a b: The index name 'a b' is not usable: such a name has 3 to 255 letters, digits, '_', '-' and '.'."],
  ],
  [
    'a delimiter of two characters',
    { key: { partition: 'pk' }, delimiter: '##' },
    ["SCHEMA.TABLE delimiter: The delimiter '##' is not one punctuation character of ASCII other than a brace."],
  ],
  [
    'a letter as delimiter',
    { key: { partition: 'pk' }, delimiter: 'x' },
    ["SCHEMA.TABLE delimiter: The delimiter 'x' is not one punctuation character of ASCII other than a brace."],
  ],
  [
    'capacity without bounds',
    { key: { partition: 'pk' }, capacity: { mode: 'provisioned', read: { min: 5, max: 1 } } },
    [
      'SCHEMA.TABLE capacity.read: Provisioned capacity has whole numbers 1 <= min <= max and a target from 20 to 90 per cent.',
      'SCHEMA.TABLE capacity.write: Provisioned capacity has whole numbers 1 <= min <= max and a target from 20 to 90 per cent.',
    ],
  ],
  [
    'an unknown projection',
    { key: { partition: 'pk' }, indexes: { gsi: { kind: 'global', partition: 'x', projection: 'some' } } },
    ["SCHEMA.TABLE indexes.gsi.projection: A projection is 'all', 'keys' or a list of attribute names."],
  ],
])('%s', (_, config, problems) => {
  expect(build(tableOf(config)).problems).toEqual(problems)
})

test('a projection gets what every reader needs, without what every index holds', () => {
  const table = defineTable('shop', {
    key: { partition: 'pk', sort: 'sk' },
    indexes: { gsi: { kind: 'global', partition: 'gpk', projection: ['total', 'pk', 'gpk', 'total', 'nope'] } },
    ttl: 'expiresAt',
  })
  const report = createReport()
  const model = completeProjections(buildTable(table, report), new Set(['total']), report)
  expect(model.indexes[0]?.projection).toEqual({ kind: 'include', attributes: ['total', 'nope', '_type', 'expiresAt'] })
  expect(report.problems).toEqual([
    {
      code: 'SCHEMA.UNKNOWN',
      path: ['tables', 'shop', 'indexes', 'gsi', 'projection'],
      message: "No entity of table 'shop' stores an attribute 'nope'.",
      fix: 'A projection names attributes as they are stored.',
    },
  ])
})
