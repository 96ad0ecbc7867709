// The schema of `common/hundred-entities.mjs` for ElectroDB, with the same calls: what it infers is paid by each compilation.
const entity = (n) => `
const e${n} = new Entity({
  model: { entity: 'entity${n}', version: '1', service: 'shop' },
  attributes: {
    tenantId: { type: 'string', required: true }, orderId: { type: 'string', required: true }, customerId: { type: 'string', required: true },
    placedAt: { type: 'string', required: true }, status: { type: ['open', 'paid', 'shipped'] as const, required: true },
    total: { type: 'number', required: true }, weight: { type: 'number', required: true }, due: { type: 'string', required: true },
    note: { type: 'string' }, tags: { type: 'list', items: { type: 'string' }, required: true },
    address: { type: 'map', properties: { street: { type: 'string', required: true }, city: { type: 'string', required: true } }, required: true },
    active: { type: 'boolean', required: true },
  },
  indexes: {
    byTenant: { pk: { field: 'pk', composite: ['tenantId'] }, sk: { field: 'sk', composite: ['placedAt', 'orderId'] } },
    byCustomer: {
      index: 'gsi1', pk: { field: 'gsi1pk', composite: ['tenantId', 'customerId'] }, sk: { field: 'gsi1sk', composite: ['placedAt', 'orderId'] },
    },
    unshipped: { index: 'gsi2', pk: { field: 'gsi2pk', composite: ['tenantId', 'status'] }, sk: { field: 'gsi2sk', composite: ['total', 'orderId'] } },
    byNote: { index: 'gsi3', pk: { field: 'gsi3pk', composite: ['note'] }, sk: { field: 'gsi3sk', composite: ['due', 'orderId'] } },
  },
}, { table: 'shop', client })

export async function use${n}(): Promise<string[]> {
  const created = await e${n}.create({ ...key, ...rest }).go()
  const found = await e${n}.get(key).go()
  const updated = await e${n}.patch(key).set({ weight: 3 }).go({ response: 'all_new' })
  const page = await e${n}.query.byTenant({ tenantId: 't' }).gte({ placedAt: '2026' }).go()
  return [created.data.status, found.data?.status ?? 'open', updated.data.status ?? 'open', ...page.data.map(({ status }) => status)]
}
`

export const electrodb = (count) => `import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Entity } from 'electrodb'

declare const client: DynamoDBClient
const key = { tenantId: 't', placedAt: '2026-01-01T00:00:00.000Z', orderId: 'o' }
const rest = { customerId: 'c', status: 'open' as const, total: 1, weight: 2, due: '2026', tags: ['a'], address: { street: 's', city: 'c' }, active: true }
${Array.from({ length: count }, (_, n) => entity(n)).join('')}`
