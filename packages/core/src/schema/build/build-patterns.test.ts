import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel } from '../build-model.js'
import { defineEntity, type Entity } from '../entity.js'
import type { Pattern } from '../pattern.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'

const table = defineTable('shop', { key: { partition: 'pk' }, indexes: { gsi1: { kind: 'global', partition: 'gsi1pk' } } })
const order = defineEntity(table, 'Order', {
  attributes: {
    orderId: z.ulid(),
    status: z.enum(['open', 'paid']),
    placedAt: z.date(),
    total: z.int(),
    note: z.enum(['present', 'x']).optional(),
    tags: z.array(z.string()),
    data: z.instanceof(Uint8Array),
  },
  key: { partition: '{orderId}' },
})

/** Builds the entity with one pattern as JavaScript could write it. */
function build(pattern: unknown, name = 'asked') {
  const entity: Entity = { ...order, config: { ...order.config, patterns: { [name]: pattern as Pattern } } }
  return buildModel(defineSchema({ name: 'shop', tables: [table], entities: [entity] }))
}

function problemsOf(pattern: unknown, name?: string): string[] {
  const result = build(pattern, name)
  return 'problems' in result ? result.problems.map(({ code, path, message }) => `${code} ${path.slice(3).join('.')}: ${message}`) : []
}

const plain = { kind: 'pattern', name: 'asked', by: [], where: [], one: false, filter: [], consistent: false }

test.each<[string, Pattern, object]>([
  ['everything of the entity', { by: [] }, {}],
  [
    'lossy forms',
    { by: ['placedAt:day', 'status:lower'] },
    {
      by: [
        { attribute: 'placedAt', format: 'day' },
        { attribute: 'status', format: 'lower' },
      ],
    },
  ],
  ['binary', { by: ['data'] }, { by: [{ attribute: 'data' }] }],
  [
    'presence of an optional attribute, and a value that is called so',
    { by: [], where: { note: 'present', status: 'open' } },
    {
      where: [
        { kind: 'present', attribute: 'note' },
        { kind: 'oneOf', attribute: 'status', values: ['open'] },
      ],
    },
  ],
  [
    'a value that is called present',
    { by: [], where: { note: ['present'] } },
    { where: [{ kind: 'oneOf', attribute: 'note', values: ['present'] }] },
  ],
  [
    'several values of a known attribute',
    { by: ['total'], where: { total: [1, 2] } },
    {
      by: [{ attribute: 'total' }],
      where: [{ kind: 'oneOf', attribute: 'total', values: [1, 2] }],
    },
  ],
  ['the table pinned', { by: ['orderId'], index: 'table' }, { by: [{ attribute: 'orderId' }], index: 'table' }],
  ['a Scan with a filter', { scan: { because: 'Export.' }, filter: ['total'] }, { scan: { because: 'Export.' }, filter: ['total'] }],
])('%s', (_, pattern, model) => {
  const result = build(pattern)
  expect('model' in result ? result.model.entities[0]?.patterns : result.problems).toEqual([{ ...plain, ...model }])
})

test.each<[string, unknown, string[]]>([
  ['nothing known', {}, ["SCHEMA.PATTERN asked.by: 'asked' does not say what is known."]],
  ['by and scan', { by: ['total'], scan: { because: 'x' } }, ["SCHEMA.PATTERN asked.scan: 'asked' has by, so it needs no Scan."]],
  ['a Scan without a reason', { scan: { because: ' ' } }, ['SCHEMA.PATTERN asked.scan: A Scan needs the reason for it.']],
  [
    'a Scan of one in a range',
    { scan: { because: 'x', index: 'nope' }, one: true, range: 'total' },
    [
      'SCHEMA.PATTERN asked.one: A Scan reads everything, so it does not identify one item.',
      'SCHEMA.PATTERN asked.range: A Scan has no range.',
      "SCHEMA.PATTERN asked.range: At most one item answers 'asked', so range says nothing.",
      "SCHEMA.UNKNOWN asked.scan: Table 'shop' has no index 'nope'.",
    ],
  ],
  ['an attribute twice', { by: ['total', 'total'] }, ["SCHEMA.PATTERN asked.by: 'total' stands twice in by."]],
  [
    'a list',
    { by: ['tags'] },
    [
      "SCHEMA.PATTERN asked.by: Attribute 'tags' of Order is an array, and only a string, number, bigint, boolean, Date or enum can be part of a key.",
    ],
  ],
  [
    'a format it does not take',
    { by: ['total:day'] },
    [
      "SCHEMA.FORMAT asked.by: Attribute 'total' of Order cannot be formatted as 'day': a number takes pad(n), desc or desc(n), with n from 1 to 99.",
    ],
  ],
  [
    'a format that loses nothing',
    { by: ['total:pad(20)'] },
    ["SCHEMA.FORMAT asked.by: 'total:pad(20)' asks for a format that loses nothing."],
  ],
  [
    'a range of what is known',
    { by: ['total'], range: 'total' },
    ["SCHEMA.PATTERN asked.range: 'total' is known by equality, so it has no range."],
  ],
  [
    'an order of what is known',
    { by: ['total'], order: { total: 'asc' } },
    ["SCHEMA.PATTERN asked.order: 'total' is known by equality, so it orders nothing."],
  ],
  [
    'an order of two',
    { by: [], order: { total: 'asc', placedAt: 'asc' } },
    ['SCHEMA.PATTERN asked.order: An order names exactly one attribute.'],
  ],
  [
    'an order without direction',
    { by: [], order: { total: 'up' } },
    ["SCHEMA.PATTERN asked.order: The order of 'total' is neither 'asc' nor 'desc'."],
  ],
  [
    'a filter on what is known',
    { by: ['total'], filter: ['total'] },
    ["SCHEMA.PATTERN asked.filter: 'total' is known by equality, so a filter on it is of no use."],
  ],
  [
    'a limit of one',
    { by: [], one: true, limit: 1 },
    ["SCHEMA.PATTERN asked.limit: At most one item answers 'asked', so limit says nothing."],
  ],
  ['a limit of none', { by: [], limit: 0 }, ['SCHEMA.PATTERN asked.limit: A limit is a whole number from 1 on.']],
  ['a selection of nothing', { by: [], select: [] }, ['SCHEMA.PATTERN asked.select: A selection of no attributes returns nothing.']],
  [
    'one value of a known attribute',
    { by: ['status'], where: { status: 'open' } },
    ["SCHEMA.PATTERN asked.where: 'status' has one value here, so a call does not give it."],
  ],
  [
    'several values of an unknown attribute',
    { by: [], where: { status: ['open', 'paid'] } },
    ["SCHEMA.PATTERN asked.where: 'status' may have several values here, which one request cannot ask for."],
  ],
  [
    'presence of a known attribute',
    { by: ['note'], where: { note: 'present' } },
    ["SCHEMA.PATTERN asked.where: 'note' is known by equality, so it is present."],
  ],
  [
    'presence of what is never absent',
    { by: [], where: { status: 'absent' } },
    ["SCHEMA.PATTERN asked.where.status: 'status' of Order is never absent, and 'absent' is no value of it."],
  ],
  ['an unknown index', { by: [], index: 'gsi9' }, ["SCHEMA.UNKNOWN asked.index: Table 'shop' has no index 'gsi9'."]],
  [
    'unknown attributes',
    { by: ['a'], range: 'b', order: { c: 'asc' }, filter: ['d'], select: ['e'], where: { f: 'x' } },
    [
      "SCHEMA.UNKNOWN asked.by: Order has no attribute 'a'.",
      "SCHEMA.UNKNOWN asked.where.f: Order has no attribute 'f'.",
      "SCHEMA.UNKNOWN asked.range: Order has no attribute 'b'.",
      "SCHEMA.UNKNOWN asked.order: Order has no attribute 'c'.",
      "SCHEMA.UNKNOWN asked.filter: Order has no attribute 'd'.",
      "SCHEMA.UNKNOWN asked.select: Order has no attribute 'e'.",
    ],
  ],
  ['no object', null, ["SCHEMA.OPTION asked: The pattern 'asked' is not an object of options."]],
  ['an option that does not exist', { by: [], odrer: {} }, ["SCHEMA.OPTION asked.odrer: The pattern 'asked' has no option 'odrer'."]],
  ['a name instead of a list', { by: 'total' }, ["SCHEMA.OPTION asked.by: The option 'by' of the pattern 'asked' is not a list of names."]],
])('%s', (_, pattern, problems) => {
  expect(problemsOf(pattern)).toEqual(problems)
})

test.each(['create', 'get', 'tx', 'then', 'constructor', 'toString', 'put', 'upsert', 'update', 'delete', 'move', 'scan'])(
  '%s is a method already',
  (name) => {
    expect(problemsOf({ by: [] }, name)).toEqual([`SCHEMA.NAME ${name}: The pattern name '${name}' is taken by generated code.`])
  },
)
