// The schema of `common/hundred-entities.mjs` for OneTable, with the same calls.
const model = (n) => `
  Entity${n}: {
    pk: { type: String, value: 'T${n}#\${tenantId}' }, sk: { type: String, value: 'ORDER${n}#\${placedAt}#\${orderId}' },
    gsi1pk: { type: String, value: 'C${n}#\${tenantId}#\${customerId}' }, gsi1sk: { type: String, value: 'ORDER${n}#\${placedAt}#\${orderId}' },
    gsi2pk: { type: String, value: 'S${n}#\${tenantId}#\${status}' }, gsi2sk: { type: String, value: '${n}#\${total}#\${orderId}' },
    gsi3pk: { type: String, value: 'N${n}#\${note}' }, gsi3sk: { type: String, value: 'DUE${n}#\${due}#\${orderId}' },
    tenantId: { type: String, required: true }, orderId: { type: String, required: true }, customerId: { type: String, required: true },
    placedAt: { type: String, required: true }, status: { type: String, enum: ['open', 'paid', 'shipped'], required: true },
    total: { type: Number, required: true }, weight: { type: Number, required: true }, due: { type: Date, required: true },
    note: { type: String }, tags: { type: Array, required: true, items: { type: String } },
    address: { type: Object, required: true, schema: { street: { type: String, required: true }, city: { type: String, required: true } } },
    active: { type: Boolean, required: true },
  },`

const use = (n) => `
export async function use${n}(): Promise<string[]> {
  const model = table.getModel('Entity${n}')
  const created = await model.create({ ...key, ...rest })
  const found = await model.get(key)
  const updated = await model.update({ ...key, weight: 3 })
  const page = await model.find({ tenantId: 't', placedAt: { begins: '2026' } })
  return [created.status, found?.status ?? 'open', updated?.status ?? 'open', ...page.map(({ status }) => status ?? 'open')]
}
`

const numbers = (count) => Array.from({ length: count }, (_, n) => n)

export const onetable = (count) => `import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Table } from 'dynamodb-onetable'
import { Dynamo } from 'dynamodb-onetable/Dynamo'

declare const client: DynamoDBClient
const models = {${numbers(count).map(model).join('')}
} as const
const index = (name: string) => ({ hash: \`\${name}pk\`, sort: \`\${name}sk\`, project: 'all' as const })
const table = new Table({
  name: 'shop',
  client: new Dynamo({ client }),
  schema: {
    format: 'onetable:1.1.0', version: '0.0.1', models,
    indexes: { primary: { hash: 'pk', sort: 'sk' }, gsi1: index('gsi1'), gsi2: index('gsi2'), gsi3: index('gsi3') },
  },
  partial: false,
})
const key = { tenantId: 't', placedAt: '2026-01-01T00:00:00.000Z', orderId: 'o' }
const rest = { customerId: 'c', status: 'open' as const, total: 1, weight: 2, due: new Date(0), tags: ['a'], address: { street: 's', city: 'c' }, active: true }
${numbers(count).map(use).join('')}`
