import { expect, test } from 'vitest'
import { createProject, type Project } from '../../../test/support/project.js'
import { locatePaths } from './locate.js'

/** The line of a place, with `→` before the letter that the column names. */
function pointed(project: Project, path: readonly string[]): string {
  const [location] = locatePaths([path], project.path('schema.ts'))
  const { file, line, column } = location!
  const name = file.slice(project.folder.length + 1)
  const text = project.read(name).split('\n')[line - 1]!
  return `${name}: ${`${text.slice(0, column - 1)}→${text.slice(column - 1)}`.trim()}`
}

const oneFile = {
  'schema.ts': `import { defineCollection, defineEntity as entity, defineSchema, defineTable } from '@keyloom/core'
const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk' },
    'by date': { kind: 'local', sort: 'at' },
  },
})
const order = entity(table, 'Order', {
  attributes: { orderId: z.string(), note: z.any(), address: z.object({ street: z.string() }).optional() },
  key: { partition: 'ORDER#{orderId}' as const, sort: ('ORDER') },
  patterns: {
    byId: { by: ['orderId'], one: true },
    ['byNote']: { by: ['orderId', 'note'] },
  },
})
const orders = defineCollection(table, 'orders', {
  by: ['orderId'],
  returns: { orders: [order] },
})
export default defineSchema({ name: 'shop', tables: [table], entities: [order], collections: [orders] })
`,
}

test.each([
  [['tables', 'shop'], "schema.ts: const table = defineTable(→'shop', {"],
  [['tables', 'shop', 'key', 'sort'], "schema.ts: key: { partition: 'pk', sort: →'sk' },"],
  [['tables', 'shop', 'indexes', 'by date', 'sort'], "schema.ts: 'by date': { kind: 'local', sort: →'at' },"],
  [['entities', 'Order'], "schema.ts: const order = entity(table, →'Order', {"],
  [['entities', 'Order', 'key', 'partition'], "schema.ts: key: { partition: →'ORDER#{orderId}' as const, sort: ('ORDER') },"],
  [
    ['entities', 'Order', 'attributes', 'address', 'street'],
    'schema.ts: attributes: { orderId: z.string(), note: z.any(), address: z.object({ street: →z.string() }).optional() },',
  ],
  [['entities', 'Order', 'patterns', 'byNote', 'by', 'note'], "schema.ts: ['byNote']: { by: ['orderId', →'note'] },"],
  [['entities', 'Order', 'patterns', 'byNote', 'by', '0'], "schema.ts: ['byNote']: { by: [→'orderId', 'note'] },"],
  [['entities', 'Order', 'patterns', 'byId', 'range'], "schema.ts: byId: →{ by: ['orderId'], one: true },"],
  [['collections', 'orders', 'returns', 'orders', 'Order'], 'schema.ts: returns: { orders: [→order] },'],
  [['name'], "schema.ts: export default defineSchema({ name: →'shop', tables: [table], entities: [order], collections: [orders] })"],
  [
    ['entities', 'Customer', 'key'],
    "schema.ts: export default defineSchema({ name: 'shop', tables: [table], entities: →[order], collections: [orders] })",
  ],
  [[], "schema.ts: export default →defineSchema({ name: 'shop', tables: [table], entities: [order], collections: [orders] })"],
])('%j', (path, expected) => {
  expect(pointed(createProject(oneFile), path)).toBe(expected)
})

const severalFiles = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "#entities/*": ["./src/entities/*"] } } }',
  'schema.ts': `import { defineSchema } from '@keyloom/core'
import { customer, order as renamed } from '#entities/index.js'
export default defineSchema({ name: 'shop', tables: [], entities: [customer, renamed] })
`,
  'src/entities/index.ts': "export * from './customer.js'\nexport { theOrder as order } from './order'\n",
  'src/entities/customer.ts': `import { shopEntity } from '../kit.js'
export const customer = shopEntity('Customer', { key: { partition: 'C#{id}' } })
`,
  'src/entities/order.ts': `import * as keyloom from '@keyloom/core'
import { keys, names } from '../keys.mjs'
export const theOrder = keyloom.defineEntity(table, names.order, { ...common, key: keys.order, patterns })
const common = { description: 'An order.', version: true }
const patterns = { byId: { by: ['id'] } }
`,
  'src/keys.mts': "export const names = { order: 'Order' } as const\nexport const keys = { order: { partition: 'O#{id}' } }\n",
  'src/kit.ts': `import { defineEntity, defineTable } from '@keyloom/core'
import { readFileSync } from 'node:fs'
const table = defineTable('shop', { key: { partition: 'pk' } })
export const shopEntity = (name, options) => defineEntity(table, name, options)
`,
}

test.each([
  [
    ['entities', 'Order'],
    'src/entities/order.ts: export const theOrder = →keyloom.defineEntity(table, names.order, { ...common, key: keys.order, patterns })',
  ],
  [['entities', 'Order', 'key', 'partition'], "src/keys.mts: export const keys = { order: { partition: →'O#{id}' } }"],
  [['entities', 'Order', 'version'], "src/entities/order.ts: const common = { description: 'An order.', version: →true }"],
  [['entities', 'Order', 'patterns', 'byId', 'by', 'id'], "src/entities/order.ts: const patterns = { byId: { by: [→'id'] } }"],
  [
    ['entities', 'Customer', 'key', 'partition'],
    "src/entities/customer.ts: export const customer = shopEntity('Customer', { key: { partition: →'C#{id}' } })",
  ],
  [['tables', 'shop', 'key'], "src/kit.ts: const table = defineTable('shop', { key: →{ partition: 'pk' } })"],
])('%j over several files', (path, expected) => {
  expect(pointed(createProject(severalFiles), path)).toBe(expected)
})

test('a schema that is computed gives the beginning of its file', () => {
  const project = createProject({ 'schema.ts': "import a from './schema.js'\n\nexport default a\n" })
  expect(locatePaths([['entities', 'Order', 'key']], project.path('schema.ts'))).toEqual([
    { file: project.path('schema.ts'), line: 1, column: 1 },
  ])
})

test('declarations that refer to themselves end', () => {
  const project = createProject({
    'schema.ts':
      "const a = b\nconst b = a\nconst options = { ...options, key: options }\nexport const e = defineEntity(a, 'Order', options)\n",
  })
  expect(pointed(project, ['entities', 'Order', 'key', 'key', 'sort'])).toBe('schema.ts: const options = { ...options, key: →options }')
  expect(pointed(project, ['entities', 'Order', 'absent'])).toBe("schema.ts: export const e = defineEntity(a, →'Order', options)")
})
