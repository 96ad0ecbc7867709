import { expect, test } from 'vitest'
import { z } from 'zod'
import type { EntityConfig } from '../entity.js'
import { createReport } from '../report.js'
import { defineTable } from '../table.js'
import { buildAttributes } from './build-attributes.js'
import { buildTable } from './build-table.js'

function build(config: Partial<EntityConfig>, options: { ttl?: string } = {}) {
  const report = createReport()
  const table = buildTable(defineTable('shop', { key: { partition: 'pk' }, ...options }), report)
  const { attributes, ...facts } = buildAttributes('Order', { key: {}, attributes: {}, ...config }, table, ['entities', 'Order'], report)
  return {
    attributes: [...attributes.values()],
    facts,
    problems: report.problems.map(({ code, path, message }) => `${code} ${path.slice(2).join('.')}: ${message}`),
  }
}

const text = { kind: 'string' } as const
const date = { kind: 'date', stored: 'iso' } as const
const epochSeconds = { kind: 'date', stored: 'epochSeconds' } as const

test('attributes in the order of the schema, then those that Keyloom keeps', () => {
  expect(
    build({
      attributes: { b: z.string(), a: z.string() },
      timestamps: true,
      version: { attribute: 'revision' },
      names: { a: 'x', createdAt: 'c' },
    }),
  ).toEqual({
    attributes: [
      { name: 'b', stored: 'b', type: text, optional: false },
      { name: 'a', stored: 'x', type: text, optional: false },
      { name: 'revision', stored: 'revision', type: { kind: 'number', integer: true, min: 0 }, optional: false, implied: 'version' },
      { name: 'createdAt', stored: 'c', type: date, optional: false, implied: 'createdAt' },
      { name: 'updatedAt', stored: 'updatedAt', type: date, optional: false, implied: 'updatedAt' },
    ],
    facts: { version: 'revision', timestamps: { createdAt: 'createdAt', updatedAt: 'updatedAt' } },
    problems: [],
  })
})

test.each<[string, Partial<EntityConfig>, string[]]>([
  [
    'an attribute that is kept already',
    { attributes: { version: z.int() }, version: true },
    ["SCHEMA.ATTRIBUTE version: Order declares 'version', which version keeps for it."],
  ],
  ['an unknown name', { attributes: { a: z.string() }, names: { b: 'x' } }, ["SCHEMA.UNKNOWN names.b: Order has no attribute 'b'."]],
  ['an empty stored name', { attributes: { a: z.string() }, names: { a: '' } }, ["SCHEMA.NAME names.a: The stored name of 'a' is empty."]],
  [
    'one stored name for two',
    { attributes: { a: z.string(), b: z.string() }, names: { b: 'a' } },
    ["SCHEMA.ATTRIBUTE attributes.b: 'a' and 'b' of Order are both stored as 'a'."],
  ],
  [
    'the name of the discriminator',
    { attributes: { _type: z.string() } },
    ["SCHEMA.ATTRIBUTE attributes._type: '_type' of Order is stored as '_type', the discriminator of table 'shop'."],
  ],
])('%s', (_, config, problems) => {
  expect(build(config).problems).toEqual(problems)
})

test('the time of expiry is stored in seconds, under the name the table has for it', () => {
  const stored = { name: 'expiresAt', stored: 'expiresAt', type: epochSeconds, optional: true }
  expect(build({ attributes: { expiresAt: z.date().optional() } }, { ttl: 'expiresAt' })).toEqual({
    attributes: [stored],
    facts: { ttl: 'expiresAt' },
    problems: [],
  })
  expect(build({ attributes: { goneAt: z.date() }, ttl: 'goneAt' }, { ttl: 'expiresAt' })).toEqual({
    attributes: [{ ...stored, name: 'goneAt', optional: false }],
    facts: { ttl: 'goneAt' },
    problems: [],
  })
  expect(build({ attributes: { goneAt: z.int() }, names: { goneAt: 'expiresAt' } }, { ttl: 'expiresAt' }).attributes).toEqual([
    { name: 'goneAt', stored: 'expiresAt', type: { kind: 'number', integer: true }, optional: false },
  ])
})

test.each<[string, Partial<EntityConfig>, { ttl?: string }, string]>([
  ['no such attribute', { ttl: 'a' }, { ttl: 'x' }, "SCHEMA.UNKNOWN ttl: Order has no attribute 'a'."],
  [
    'no ttl in the table',
    { attributes: { a: z.date() }, ttl: 'a' },
    {},
    "SCHEMA.ATTRIBUTE ttl: Order expires by 'a', but table 'shop' has no ttl attribute.",
  ],
  [
    'another stored name',
    { attributes: { a: z.date() }, ttl: 'a', names: { a: 'b' } },
    { ttl: 'x' },
    "SCHEMA.ATTRIBUTE ttl: 'a' is stored as 'b', but table 'shop' expires by 'x'.",
  ],
  [
    'text',
    { attributes: { x: z.iso.datetime() } },
    { ttl: 'x' },
    "SCHEMA.ATTRIBUTE attributes.x: The time of expiry 'x' of Order is a string.",
  ],
  [
    'fractions',
    { attributes: { x: z.number() } },
    { ttl: 'x' },
    "SCHEMA.ATTRIBUTE attributes.x: The time of expiry 'x' of Order is a number with a fraction.",
  ],
])('a time of expiry with %s', (_, config, options, problem) => {
  expect(build(config, options).problems).toEqual([problem])
})

test("code of the user's own is imported from where its schema is exported, whatever surrounds it", () => {
  const even = z.int().refine((value) => value % 2 === 0)
  const report = createReport()
  const table = buildTable(defineTable('shop', { key: { partition: 'pk' } }), report)
  const config = { key: {}, attributes: { a: even, b: even.optional().default(2), c: z.string().trim() } }
  const codeOf = (value: unknown) => (value === even ? { name: 'even', module: './rules.ts' } : undefined)
  const { attributes } = buildAttributes('Order', config, table, ['entities', 'Order'], report, codeOf)
  expect([...attributes.values()].map(({ name, code }) => [name, code?.name])).toEqual([
    ['a', 'even'],
    ['b', 'even'],
    ['c', undefined],
  ])
  expect(report.problems).toEqual([
    {
      code: 'SCHEMA.CODE',
      message:
        "Attribute 'c' of Order has code of its own (trim, toLowerCase, normalize or overwrite), and nothing exports the schema of 'c'.",
      fix: "Export it as a constant, from a module that does not import '@keyloom/core': generated code imports it from there.",
      path: ['entities', 'Order', 'attributes', 'c'],
    },
  ])
})

test('no attribute is stored under the name of the prototype', () => {
  expect(build({ attributes: { proto: z.string() }, names: { proto: '__proto__' } }).problems).toEqual([
    "SCHEMA.ATTRIBUTE attributes.proto: 'proto' of Order is stored as '__proto__', which no object of JavaScript holds.",
  ])
})
