/** Seeds the shop on an embedded engine, asks every pattern once, and prints what each cost, as the engine counted it. */

import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { createEngine, type HistoryEntry } from '@keyloom/testing'
import Table from 'cli-table3'
import { createShop, onlineShopTable } from '../generated/index.js'
import { type PatternCase, patternCases } from './patterns.js'
import { seed, shopData } from './seed.js'

interface PatternReport {
  readonly name: string
  readonly operation: string
  readonly index: string
  readonly requests: number
  readonly items: number
  readonly rcu: number
}

const engine = createEngine()
const client = engine.client()
await client.send(new CreateTableCommand(onlineShopTable('online-shop-demo')))
const shop = createShop({ client, tables: { OnlineShop: 'online-shop-demo' } })
const written = await seed(shop, shopData())

async function report(pattern: PatternCase): Promise<PatternReport> {
  const before = engine.history.length
  const items = await pattern.ask(shop)
  const requests = engine.history.slice(before)
  return {
    name: pattern.name,
    operation: unique(requests.map(({ operation }) => operation)),
    index: unique(requests.map(indexOf)),
    requests: requests.length,
    items: items.length,
    rcu: requests.flatMap(({ capacity }) => capacity).reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0),
  }
}

function indexOf({ input }: HistoryEntry): string {
  const { IndexName } = input as { readonly IndexName?: string }
  return IndexName ?? 'table'
}

function unique(values: readonly string[]): string {
  return [...new Set(values)].join(', ')
}

const reports: PatternReport[] = []
for (const pattern of patternCases) reports.push(await report(pattern))
const scans = engine.history.filter(({ operation }) => operation === 'Scan').length

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ patterns: reports, scans }))
} else {
  const table = new Table({
    head: ['pattern', 'operation', 'index', 'items', 'pages', 'RCU'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { name, operation, index, items, requests, rcu } of reports) table.push([name, operation, index, items, requests, rcu])
  console.log(`${written} items written to one table.`)
  console.log(table.toString())
  const served = reports.filter(({ requests }) => requests === 1).length
  console.log(`${reports.length} patterns, ${served} served by one request each, ${scans} ${scans === 1 ? 'scan' : 'scans'}`)
}
