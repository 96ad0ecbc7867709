import { expect, test } from 'vitest'
import { z } from 'zod'
import type { AttributeModel, KeyPart, KeyType } from '../../model/index.js'
import { readAttribute } from '../attribute/read-attribute.js'
import { createReport } from '../report.js'
import { defineTable } from '../table.js'
import { buildTemplatePart } from './build-key-part.js'
import { buildTable } from './build-table.js'

const schemas = {
  name: z.string(),
  id: z.uuid(),
  at: z.date(),
  total: z.int().min(0).max(999),
  balance: z.int(),
  price: z.number(),
  active: z.boolean(),
  data: z.instanceof(Uint8Array),
  'odd:name': z.string(),
  target: z.enum(['issue', 'issueComment']),
}

function build(template: unknown, { type = 'string', delimiter = '#' }: { type?: KeyType; delimiter?: string } = {}) {
  const report = createReport()
  const attributes = new Map(
    Object.entries(schemas).map(([name, schema]): [string, AttributeModel] => [
      name,
      { name, stored: name, ...readAttribute(schema, ['entities', 'Order', 'attributes', name], report).member },
    ]),
  )
  const table = buildTable(defineTable('shop', { key: { partition: 'pk' }, delimiter }), report)
  const context = { report, path: ['entities', 'Order'], name: 'Order', table, attributes, scope: [], discriminator: undefined }
  const part = buildTemplatePart({ name: 'pk', type }, template, ['key'], context)
  return { part, problems: report.problems.map(({ code, message }) => `${code}: ${message}`) }
}

function tokensOf(part: KeyPart | undefined): unknown[] {
  if (part?.kind !== 'template') return []
  return part.tokens.map((token) =>
    token.kind === 'literal' ? token.text : { [token.format ? `${token.attribute}:${token.format}` : token.attribute]: token.encoding },
  )
}

const text = { kind: 'text' }
const escaped = { kind: 'text', escape: '#' }
const padded = (width: number) => ({ kind: 'padded', width, descending: false })

test.each<[string, unknown[]]>([
  ['A', ['A']],
  ['{name}', [{ name: text }]],
  ['N#{name}#{name}', ['N#', { name: escaped }, '#', { name: text }]],
  ['{id}#', [{ id: text }, '#']],
  ['{{{total}}}', ['{', { total: padded(3) }, '}']],
  ['{odd:name}', [{ 'odd:name': text }]],
  ['{total}{name}', [{ total: padded(3) }, { name: text }]],
  [
    '{total:pad(5)}x{balance}y{active}z',
    [
      { 'total:pad(5)': padded(5) },
      'x',
      { balance: { kind: 'signed', width: 16, descending: false } },
      'y',
      { active: { kind: 'boolean' } },
      'z',
    ],
  ],
  [
    '{at:day}{at:desc}{name}',
    [{ 'at:day': { kind: 'slice', unit: 'day', of: 'date' } }, { 'at:desc': { kind: 'date', descending: true } }, { name: text }],
  ],
  ['{price}#{name:lower}#', [{ price: { kind: 'decimal', width: 16 } }, '#', { 'name:lower': { ...escaped, change: 'lower' } }, '#']],
])('%s', (template, tokens) => {
  const { part, problems } = build(template)
  expect({ tokens: tokensOf(part), problems }).toEqual({ tokens, problems: [] })
})

test.each<[string, string]>([
  ['{name}{id}', '{name}'],
  ['{id}-{name}', '{id}'],
  ['{name}x', '{name}'],
  ['{price}{total}', '{price}'],
  ['{price}.{total}', '{price}'],
  ['{{{name}}}', '{name}'],
])('in %s nothing says where %s ends', (template, placeholder) => {
  expect(build(template)).toEqual({
    part: undefined,
    problems: [`SCHEMA.TEMPLATE: In '${template}', nothing says where '${placeholder}' ends: different values could form one key.`],
  })
})

test('a value ends at the delimiter of the table', () => {
  expect(tokensOf(build('{name}|{id}', { delimiter: '|' }).part)).toEqual([{ name: { kind: 'text', escape: '|' } }, '|', { id: text }])
  expect(build('{name}#{id}', { delimiter: '|' }).problems).toEqual([
    "SCHEMA.TEMPLATE: In '{name}#{id}', nothing says where '{name}' ends: different values could form one key.",
  ])
  expect(build('{price}-{id}', { delimiter: '-' }).problems).toEqual([
    "SCHEMA.TEMPLATE: In '{price}-{id}', nothing says where '{price}' ends: different values could form one key.",
  ])
})

test.each<[string, KeyType, unknown[]]>([
  ['{price}', 'number', [{ price: { kind: 'number' } }]],
  ['{data}', 'binary', [{ data: { kind: 'binary' } }]],
])('%s is a %s as it is', (template, type, tokens) => {
  const { part, problems } = build(template, { type })
  expect({ tokens: tokensOf(part), problems }).toEqual({ tokens, problems: [] })
})

test.each<[unknown, KeyType, string]>([
  ['', 'string', "SCHEMA.TEMPLATE: The template '' is empty."],
  [7, 'string', "SCHEMA.TEMPLATE: The template of 'pk' is not a string."],
  ['{nope}', 'string', "SCHEMA.UNKNOWN: Order has no attribute 'nope'."],
  ['{nope:day}', 'string', "SCHEMA.UNKNOWN: Order has no attribute 'nope'."],
  [
    '{total:day}',
    'string',
    "SCHEMA.FORMAT: Attribute 'total' of Order cannot be formatted as 'day': a number takes pad(n), desc or desc(n), with n from 1 to 99.",
  ],
  ['{total:pad(2)}', 'string', "SCHEMA.FORMAT: Attribute 'total' of Order has values of 3 digits, which do not fit in 2."],
  [
    '{data}',
    'string',
    "SCHEMA.KEY: Attribute 'data' of Order is binary, and only a string, number, bigint, boolean, Date or enum can be part of a key.",
  ],
  [
    'N#{price}',
    'number',
    "SCHEMA.TEMPLATE: The key attribute 'pk' is a number, so 'N#{price}' has to be one bare attribute, such as '{seq}'.",
  ],
  [
    '{total:pad(5)}',
    'number',
    "SCHEMA.TEMPLATE: The key attribute 'pk' is a number, so '{total:pad(5)}' has to be one bare attribute, such as '{seq}'.",
  ],
  ['{name}', 'number', "SCHEMA.KEY: Attribute 'name' of Order is stored as a string, and the key attribute is a number."],
])('%s is no template of a %s', (template, type, problem) => {
  expect(build(template, { type })).toEqual({ part: undefined, problems: [problem] })
})

test('each of a few values ends where the literal behind it first begins', () => {
  expect(build('{target}Reaction#{id}').problems).toEqual([])
  expect(build('{target}Comment{total}').problems).toEqual([
    "SCHEMA.TEMPLATE: In '{target}Comment{total}', nothing says where '{target}' ends: different values could form one key.",
  ])
  expect(build('{target:upper}COMMENT{total}').problems).toHaveLength(1)
})
