// What `pack-check` runs in an empty project, on the repositories that `keyloom init` and `keyloom generate` made there.
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { createEngine } from '@keyloom/testing'
import { appTable, createApp } from './generated/index.js'

const engine = createEngine()
const client = engine.client()
await client.send(new CreateTableCommand(appTable('app-test')))
const app = createApp({ client, tables: { app: 'app-test' } })

const customerId = '6f1c2a64-3f0e-4d0b-9a52-0c6c0a7b9f10'
const placedAt = new Date('2026-01-31T09:30:00.000Z')
await app.customer.create({ customerId, name: 'Ada', email: 'ada@example.com' })
for (const [number, total] of [100, 200].entries()) {
  const orderId = `0d9f5a7e-7d8e-4b1c-8f55-00000000000${number}`
  await app.order.create({ customerId, orderId, placedAt: new Date(placedAt.getTime() + number), status: 'open', total })
}

const before = engine.history.length
const totals: number[] = []
for await (const order of app.order.byCustomer({ customerId }, { placedAt: { gte: placedAt } })) totals.push(order.total)
const operations = engine.history.slice(before).map(({ operation }) => operation)
console.log(JSON.stringify({ totals, operations }))
