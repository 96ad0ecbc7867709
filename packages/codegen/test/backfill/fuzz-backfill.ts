/**
 * A backfill while others write, throttled and killed at random points, and begun again from its checkpoint: afterwards every stored key is the
 * one that its item forms, no write of the others is lost, and no page that was done was read again.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateScan,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { AttributeModel } from '@keyloom/core'
import { createEngine } from '@keyloom/testing'
import { createShop, type Order, type Shop, shopTable } from '../../../../examples/quickstart/generated/index.js'
import { order as plan } from '../../../../examples/quickstart/generated/plans.js'
import { type Draw, draw, type FuzzOptions } from '../../../testing/fuzz/fuzzer.js'
import { seedOf } from '../../../testing/fuzz/random.js'
import { type BackfillResult, type Requests, runBackfill } from '../../src/backfill/run-backfill.js'
import type { Checkpoint } from '../../src/scan/checkpoint.js'
import type { Item, StoredEntity } from '../../src/scan/stored-entity.js'

export interface BackfillReport {
  readonly cases: number
  /** Writes of others that are not there afterwards. */
  readonly lost: number
  /** Items whose stored keys are not those that they form. */
  readonly stale: number
  /** Pages read again although their work had been saved. */
  readonly repeated: number
}

/** As the next release has it, where a note that is absent is `none`. */
const entity = {
  ...plan,
  codec: { ...plan.codec, read: (item: Item) => ({ note: 'none', ...plan.codec.read(item) }) },
} as unknown as StoredEntity
const attributes: readonly AttributeModel[] = [
  { name: 'note', stored: 'note', type: { kind: 'string' }, optional: true },
  { name: 'total', stored: 'total', type: { kind: 'number', integer: true }, optional: false },
]
const table = 'shop'
const indexes = new Set(['gsi1', 'gsi2'])

export async function fuzzBackfill({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: BackfillReport; readonly details: readonly string[] }> {
  const total = { lost: 0, stale: 0, repeated: 0 }
  const details: string[] = []
  for (let number = 0; number < cases; number += 1) {
    const found = await runCase(seedOf(seed, number))
    if (found.lost + found.stale + found.repeated > 0) details.push(`seed ${seedOf(seed, number)}: ${JSON.stringify(found)}`)
    total.lost += found.lost
    total.stale += found.stale
    total.repeated += found.repeated
  }
  return { report: { cases, ...total }, details }
}

async function runCase(seed: number): Promise<Omit<BackfillReport, 'cases'>> {
  const d = draw(seed)
  const engine = createEngine({ seed, limits: { pageBytes: 1_500 } })
  const client = engine.client({ maxAttempts: 1 })
  await client.send(new CreateTableCommand(shopTable(table)))
  const shop = createShop({ client, tables: { shop: table }, now: () => new Date(Date.UTC(2026, 0, 1)) })
  const written: Written = { begun: 0, latest: new Map() }
  for (let i = 0; i < 40; i += 1) await writeOne(d, shop, written)
  await spoil(d, client)

  // Nobody but the backfill asks for what it consumes.
  const isOurs = (_: string, input: unknown) => typeof input === 'object' && input !== null && 'ReturnConsumedCapacity' in input
  engine.faults.inject({ kind: 'throttling', matches: isOurs, probability: 0.2 })

  let saved: Checkpoint<BackfillResult> | undefined
  let repeated = 0
  const between = async () => {
    if (d.chance(0.3)) await writeOne(d, shop, written)
    if (d.chance(0.05)) throw new Killed()
  }
  const requests: Requests = {
    async scan(input) {
      const { Segment, ExclusiveStartKey } = input as { readonly Segment: number; readonly ExclusiveStartKey?: Item }
      const state = saved?.segments[Segment] ?? 'begin'
      if (!isDeepStrictEqual(state, ExclusiveStartKey === undefined ? 'begin' : { after: ExclusiveStartKey })) repeated += 1
      await between()
      return client.send(new ScanCommand(input as never))
    },
    async get(input) {
      await between()
      return client.send(new GetItemCommand(input as never))
    },
    async update(input) {
      await between()
      // The likeliest harm: the item changes between the read and the write of the backfill.
      const { Key } = input as { readonly Key: Item }
      const same = [...written.latest.values()].find((order) => isDeepStrictEqual(plan.key.build(order), Key))
      if (d.chance(0.3)) await writeOne(d, shop, written, same)
      const answer = await client.send(new UpdateItemCommand(input as never))
      if (d.chance(0.05)) throw new Killed()
      return answer
    },
  }
  const job = {
    job: 'fuzz',
    entity,
    stamps: { indexes, attributes },
    table,
    segments: 3,
    dryRun: false,
    timing: { now: () => 0, sleep: async () => {} },
    // What survives a kill is what a file would hold.
    saved(checkpoint: Checkpoint<BackfillResult>) {
      saved = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint<BackfillResult>
    },
  }
  while (saved === undefined || (saved as Checkpoint<BackfillResult>).segments.some((state) => state !== 'done')) {
    await runBackfill(job, requests, saved).catch((error: unknown) => {
      if (!(error instanceof Killed) && !isThrottling(error)) throw error
    })
  }
  engine.faults.clear()
  return { ...compared(await allItems(client), written.latest), repeated }
}

class Killed extends Error {}

const isThrottling = (error: unknown): boolean => error instanceof Error && error.name === 'ThrottlingException'

/** One write of somebody else, through the repository, which keeps index keys itself. Several can be on their way at one time. */
async function writeOne(d: Draw, { order }: Shop, written: Written, one?: Order): Promise<void> {
  const some = one ?? (d.chance(0.5) && written.latest.size > 0 ? d.pick([...written.latest.values()]) : undefined)
  const change = { status: d.pick(statuses), total: d.int(100) }
  written.begun += 1
  const orderId = `01KC${String(written.begun).padStart(6, '0')}XBZ4T8Q0R2V6Y9AA`
  const placedAt = new Date(Date.UTC(2026, 0, 1 + d.int(28)))
  const made =
    some === undefined
      ? await order.create({ customerId, orderId, placedAt, note: 'none', ...change })
      : await order.update(some, { set: change })
  // Answers may overtake each other; versions do not.
  if (made.version > (written.latest.get(made.orderId)?.version ?? 0)) written.latest.set(made.orderId, made)
}

/** What the others have written: how much, and each order as it was last. */
interface Written {
  begun: number
  readonly latest: Map<string, Order>
}

const customerId = '01890a5d-ac96-774b-bcce-b302099a8057'
const statuses = ['open', 'paid', 'shipped'] as const

/**
 * Takes the index keys of some items away, or gives them old ones: what is there before an index is new or its template changes. Of some, the
 * note is absent, as before it had a default, and the total is text, as before it was a number.
 */
async function spoil(d: Draw, client: DynamoDBClient): Promise<void> {
  for (const { pk, sk, total } of await allItems(client)) {
    if (d.chance(0.3)) continue
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: pk!, sk: sk! },
        ...(d.chance(0.5)
          ? { UpdateExpression: 'REMOVE gsi1pk, gsi1sk, gsi2pk, gsi2sk, note' }
          : {
              UpdateExpression: 'SET gsi1pk = :old, gsi2pk = :old, gsi2sk = :old, #total = :text',
              ExpressionAttributeNames: { '#total': 'total' },
              ExpressionAttributeValues: { ':old': { S: 'OLD' }, ':text': { S: total?.N ?? '0' } },
            }),
      }),
    )
  }
}

async function allItems(client: DynamoDBClient): Promise<Item[]> {
  const items: Item[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) items.push(...Items)
  return items
}

function compared(stored: readonly Item[], written: ReadonlyMap<string, Order>): { lost: number; stale: number } {
  const read = stored.map((item) => ({ item, order: plan.codec.read(item) }))
  const byId = new Map(read.map(({ order }) => [order.orderId, order]))
  const lost = [...written].filter(([id, order]) => !isDeepStrictEqual(byId.get(id), { note: 'none', ...order })).length
  const stale = read.filter(({ item, order }) =>
    plan.indexes.some(({ attributes, build }) => {
      const derived = build(order)
      return attributes.some((name) => !isDeepStrictEqual(item[name], derived?.[name]))
    }),
  ).length
  return { lost, stale }
}
