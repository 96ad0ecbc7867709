// The schema of `common/hundred-entities.mjs` for dynamodb-toolbox, with the same calls.
const entity = (n) => `
const e${n} = new Entity({
  name: 'Entity${n}',
  table,
  schema: item({
    tenantId: string().key(), orderId: string().key(), customerId: string(), placedAt: string().key(), status: string().enum('open', 'paid', 'shipped'),
    total: number(), weight: number(), due: string(), note: string().optional(), tags: list(string()),
    address: map({ street: string(), city: string() }), active: boolean(),
  }).and((prev) => ({
    gsi1pk: string().hidden().link<typeof prev>(({ tenantId, customerId }) => \`C${n}#\${tenantId}#\${customerId}\`),
    gsi2pk: string().hidden().link<typeof prev>(({ tenantId, status }) => \`S${n}#\${tenantId}#\${status}\`),
    gsi3pk: string().hidden().link<typeof prev>(({ note }) => \`N${n}#\${note}\`),
  })),
  computeKey: ({ tenantId, placedAt, orderId }: { tenantId: string; placedAt: string; orderId: string }) => ({
    pk: \`T${n}#\${tenantId}\`, sk: \`ORDER${n}#\${placedAt}#\${orderId}\`,
  }),
})

export async function use${n}(): Promise<string[]> {
  const created = await e${n}.build(PutItemCommand).item({ ...key, ...rest }).options({ returnValues: 'ALL_OLD' }).send()
  const found = await e${n}.build(GetItemCommand).key(key).send()
  const updated = await e${n}.build(UpdateItemCommand).item({ ...key, weight: 3 }).options({ returnValues: 'ALL_NEW' }).send()
  const page = await table.build(QueryCommand).query({ partition: 'T${n}#t', range: { gte: 'ORDER${n}#2026' } }).entities(e${n}).send()
  return [
    created.Attributes?.status ?? 'open', found.Item?.status ?? 'open', updated.Attributes?.status ?? 'open',
    ...(page.Items ?? []).map(({ status }) => status),
  ]
}
`

export const toolbox = (count) => `import {
  boolean, Entity, GetItemCommand, item, list, map, number, PutItemCommand, QueryCommand, string, Table, UpdateItemCommand,
} from 'dynamodb-toolbox'

const table = new Table({
  name: 'shop',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    gsi1: { type: 'global', partitionKey: { name: 'gsi1pk', type: 'string' } },
    gsi2: { type: 'global', partitionKey: { name: 'gsi2pk', type: 'string' } },
    gsi3: { type: 'global', partitionKey: { name: 'gsi3pk', type: 'string' } },
  },
})
const key = { tenantId: 't', placedAt: '2026-01-01T00:00:00.000Z', orderId: 'o' }
const rest = { customerId: 'c', status: 'open' as const, total: 1, weight: 2, due: '2026', tags: ['a'], address: { street: 's', city: 'c' }, active: true }
${Array.from({ length: count }, (_, n) => entity(n)).join('')}`
