// A schema of many entities, each with 12 attributes, 3 indexes, 8 templates and 4 patterns: what the compiler and the generator are measured on.

const attributes = `
    tenantId: z.uuid(), orderId: z.ulid(), customerId: z.string().min(1).max(40), placedAt: z.iso.datetime({ precision: 3 }),
    status: z.enum(['open', 'paid', 'shipped']), total: z.int().min(0), weight: z.number().min(0), due: z.date(),
    note: z.string().max(500).optional(), tags: z.array(z.string()), address: z.object({ street: z.string(), city: z.string() }), active: z.boolean(),`

const entity = (n) => `
const e${n} = defineEntity(table, 'Entity${n}', {
  attributes: {${attributes}
  },
  key: { partition: 'T${n}#{tenantId}', sort: 'ORDER${n}#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'C${n}#{tenantId}#{customerId}', sort: 'ORDER${n}#{placedAt}#{orderId}' },
    gsi2: { partition: 'S${n}#{tenantId}#{status}', sort: '${n}#{total:pad(10)}#{orderId}', onPartialUpdate: 'read' },
    gsi3: { partition: 'N${n}#{note}', sort: 'DUE${n}#{due}#{orderId}', sparse: true },
  },
  timestamps: true,
  version: true,
  patterns: {
    byTenant: { by: ['tenantId'], range: 'placedAt', order: { placedAt: 'desc' } },
    byCustomer: { by: ['tenantId', 'customerId'], order: { placedAt: 'desc' }, limit: 20 },
    unshipped: { by: ['tenantId', 'status'], where: { status: ['open', 'paid'] }, range: 'total' },
    byNote: { by: ['note'], range: 'due', filter: ['active'], index: 'gsi3' },
  },
})
`

const numbers = (count) => Array.from({ length: count }, (_, n) => n)

export const schemaOf = (count) => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
  },
})
${numbers(count).map(entity).join('')}
export default defineSchema({ name: 'shop', tables: [table], entities: [${numbers(count)
  .map((n) => `e${n}`)
  .join(', ')}] })
`

export const config = `import { defineConfig } from '@keyloom/codegen'

export default defineConfig({ schema: './schema.ts', out: './generated' })
`

/** The attributes alone: what zod itself costs. */
export const zodOf = (count) =>
  `import { z } from 'zod'\n${numbers(count)
    .map((n) => `export const e${n} = {${attributes}}\n`)
    .join('')}`

/** Calls of get, create, update and a query on each repository. */
export const usageOf = (count) => `import { createShop } from './generated/index.js'

declare const client: Parameters<typeof createShop>[0]['client']
const shop = createShop({ client, tables: { shop: 'shop' } })
const key = { tenantId: 't', placedAt: '2026-01-01T00:00:00.000Z', orderId: 'o' }
const rest = { customerId: 'c', status: 'open', total: 1, weight: 2, due: new Date(0), tags: ['a'], address: { street: 's', city: 'c' }, active: true } as const
${numbers(count)
  .map(
    (n) => `
export async function use${n}(): Promise<string[]> {
  const created = await shop.entity${n}.create({ ...key, ...rest, tags: [...rest.tags] })
  const found = await shop.entity${n}.get(key)
  const updated = await shop.entity${n}.update(key, { set: { weight: 3 } })
  const page = await shop.entity${n}.byTenant({ tenantId: 't' }, { placedAt: { gte: '2026' } }).page()
  return [created.status, found?.status ?? 'open', updated.status, ...page.items.map(({ status }) => status)]
}
`,
  )
  .join('')}`
