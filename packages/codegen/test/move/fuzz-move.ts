/**
 * Items change their key while others write, by code of the release before, whose key is the old one, and of the one after; the move is
 * throttled and killed at random points, and begun again from its checkpoint. Afterwards every item is under its new key alone, with the
 * index keys and the markers of what is unique that belong to it, no write of the others is lost, counters of what has moved are right, and no
 * page that was done was read again.
 */
import { isDeepStrictEqual } from 'node:util'
import { CreateTableCommand, type DynamoDBClient, paginateScan, ScanCommand } from '@aws-sdk/client-dynamodb'
import {
  batchGetEither,
  type Connection,
  connect,
  createKept,
  type EntityPlan,
  getEither,
  isKeyloomError,
  itemRef,
  removeKept,
  settle,
  settled,
  settledOperations,
  transactGetEither,
  transactSettled,
  updateKept,
  upsertKept,
} from '@keyloom/core/runtime'
import { createEngine } from '@keyloom/testing'
import {
  boardsTable,
  type Ticket,
  type TicketChanges,
  type TicketInput,
  type TicketKey,
} from '../../../../tests/other-key/generated/index.js'
import { ticket as plan, shelf } from '../../../../tests/other-key/generated/plans.js'
import { type Draw, draw, type FuzzOptions } from '../../../testing/fuzz/fuzzer.js'
import { seedOf } from '../../../testing/fuzz/random.js'
import type { MovingEntity } from '../../src/move/move-state.js'
import { type MoveResult, runMove } from '../../src/move/run-move.js'
import type { Checkpoint } from '../../src/scan/checkpoint.js'
import type { Item } from '../../src/scan/stored-entity.js'
import { after as afterShelves, before as beforeShelves, lostOfShelves, noShelves, unlessTaken, writeShelf } from './fuzz-shelves.js'

export interface MoveReport {
  readonly cases: number
  /** Writes of others that are not there afterwards or that a read did not see, or items that are there twice. */
  readonly lost: number
  /** Items under the old key, or with index keys or markers that they do not form. */
  readonly stale: number
  /** Pages read again although their work had been saved. */
  readonly repeated: number
}

const table = 'boards'
/** What the release before has: it keeps items under the old key, and looks for them under the new one too. */
const before: EntityPlan<Ticket> = { ...plan, key: { ...plan.key, build: plan.otherKey! }, otherKey: plan.key.build }

export async function fuzzMove({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: MoveReport; readonly details: readonly string[] }> {
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

async function runCase(seed: number): Promise<Omit<MoveReport, 'cases'>> {
  const d = draw(seed)
  const engine = createEngine({ seed, limits: { pageBytes: 1_500 } })
  const client = engine.client({ maxAttempts: 1 })
  await client.send(new CreateTableCommand(boardsTable(table)))
  const timing = { elapsed: () => 0, sleep: async () => {}, random: () => 0 }
  let time = Date.UTC(2026, 0, 1)
  const options = { client, tables: { boards: table }, now: () => new Date(time++), timing }
  const writer = connect(options, { tables: ['boards'] })
  const state: Written = { begun: 0, lives: new Map(), ended: new Set(), missed: new Set(), behind: 0 }
  const shelves = noShelves()
  for (let i = 0; i < 30; i += 1) await writeOne(d, writer, before, state)
  for (let i = 0; i < 15; i += 1) await writeShelf(d, writer, beforeShelves, shelves)

  // Nobody but the move asks for what it consumes.
  const isOurs = (_: string, input: unknown) => typeof input === 'object' && input !== null && 'ReturnConsumedCapacity' in input
  engine.faults.inject({ kind: 'throttling', matches: isOurs, probability: 0.1 })

  let saved: Checkpoint<MoveResult> | undefined
  let repeated = 0
  const between = async (key?: object) => {
    // The release before is still running, and the one after already is. The likeliest harm: somebody writes what is being moved.
    if (d.chance(0.3)) await unlessTaken(writeOne(d, writer, d.chance(0.4) ? before : plan, state, d.chance(0.5) ? key : undefined))
    if (d.chance(0.2)) await unlessTaken(writeShelf(d, writer, d.chance(0.4) ? beforeShelves : afterShelves, shelves))
    if (d.chance(0.05)) throw new Killed()
  }
  let moving: object | undefined
  const killing = {
    async send(command: never) {
      await between(moving)
      const answer = await client.send(command)
      if (d.chance(0.03)) throw new Killed()
      return answer
    },
  }
  const mover = connect({ ...options, client: killing, capacity: true }, { tables: ['boards'] })
  const jobOf = (moved: EntityPlan<never>) => ({
    job: 'fuzz',
    entity: moved as unknown as MovingEntity,
    table,
    segments: 3,
    dryRun: false,
    timing: { now: () => 0, sleep: async () => {} },
    // What survives a kill is what a file would hold.
    saved(checkpoint: Checkpoint<MoveResult>) {
      saved = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint<MoveResult>
    },
  })
  const requestsOf = (moved: EntityPlan<never>) => ({
    async scan(input: object) {
      const { Segment, ExclusiveStartKey } = input as { readonly Segment: number; readonly ExclusiveStartKey?: Item }
      const at = saved?.segments[Segment] ?? 'begin'
      if (!isDeepStrictEqual(at, ExclusiveStartKey === undefined ? 'begin' : { after: ExclusiveStartKey })) repeated += 1
      await between()
      return client.send(new ScanCommand(input as never))
    },
    async settle(entity: object) {
      moving = entity
      return { settled: await settle(mover, moved, entity), units: 0 }
    },
  })
  const finish = async (moved: EntityPlan<never>) => {
    saved = undefined
    moving = undefined
    while (saved === undefined || (saved as Checkpoint<MoveResult>).segments.some((each) => each !== 'done')) {
      await runMove(jobOf(moved), requestsOf(moved), saved).catch((error: unknown) => {
        if (!isInterruption(error)) throw error
      })
    }
  }
  const kinds = [plan, shelf] as unknown as readonly EntityPlan<never>[]
  for (const moved of kinds) await finish(moved)
  // Nobody runs the release before any more: what it has pulled back is moved by a run of its own.
  engine.faults.clear()
  d.chance = () => false
  for (const moved of kinds) await finish(moved)
  const items = await allItems(client)
  const { lost, stale } = await compared(items, state, writer)
  return { lost: lost + lostOfShelves(items, shelves), stale, repeated }
}

class Killed extends Error {}

function isInterruption(error: unknown): boolean {
  const { name, cause } = error as { readonly name?: string; readonly cause?: unknown }
  return error instanceof Killed || name === 'ThrottlingException' || (cause !== undefined && isInterruption(cause))
}

/**
 * What the others have written. A ticket that is deleted and written again begins another life, told by its `createdAt`; answers may
 * overtake each other, but the versions of a life do not, and what a delete answers says which life it has ended.
 */
interface Written {
  begun: number
  /** Each life as it was last. */
  readonly lives: Map<string, Ticket>
  readonly ended: Set<string>
  /** Lives that an update or a read did not find: a delete has to have ended them. */
  readonly missed: Set<string>
  /** Reads of several tickets that gave less than had been written before. */
  behind: number
}

const lifeOf = ({ ticketId, createdAt }: Ticket): string => `${ticketId} ${createdAt.getTime()}`

function alive({ lives, ended }: Written): Ticket[] {
  return [...lives].flatMap(([life, ticket]) => (ended.has(life) ? [] : [ticket]))
}

function keepLatest({ lives }: Written, made: Ticket): void {
  if (made.version > (lives.get(lifeOf(made))?.version ?? 0)) lives.set(lifeOf(made), made)
}

/** One write of somebody else, by one release or the other. Several can be on their way at one time. */
async function writeOne(d: Draw, connection: Connection, release: EntityPlan<Ticket>, written: Written, same?: object): Promise<void> {
  const number = written.begun++
  const all = alive(written)
  const known = (same as Ticket | undefined) ?? (all.length > 0 && d.chance(0.6) ? d.pick(all) : undefined)
  const one = all.find(({ ticketId }) => ticketId === known?.ticketId)
  if (one === undefined) {
    const input = { boardId: `b${d.int(3)}`, ticketId: `t${number}`, slug: `s${number}`, status: d.pick(statuses), points: d.int(9) }
    keepLatest(written, await settled(connection, release, input, (at) => createKept(at, release, input)))
    return
  }
  const key = { boardId: one.boardId, ticketId: one.ticketId }
  if (d.chance(0.1)) {
    const deleted = await settled(connection, release, key, (at) => removeKept(at, release, key))
    if (deleted !== undefined) written.ended.add(lifeOf(deleted))
    return
  }
  if (d.chance(0.2)) return readSome(d, connection, release, written)
  if (d.chance(0.2)) return changeTogether(d, connection, release, one, written)
  if (d.chance(0.3)) {
    const input = { ...key, slug: one.slug, status: d.pick(statuses), points: d.int(9) }
    keepLatest(written, await settled(connection, release, input, (at) => upsertKept(at, release, input)))
    return
  }
  const changes = { set: { status: d.pick(statuses), points: d.int(9), slug: `s${number}`, ...(d.chance(0.5) && { note: `n${number}` }) } }
  const updated = await settled(connection, release, key, (at) => updateKept(at, release, key, changes)).catch((error: unknown) => {
    if (!isKeyloomError(error, 'ITEM.NOT_FOUND')) throw error
    written.missed.add(lifeOf(one))
    return undefined
  })
  if (updated !== undefined) keepLatest(written, updated)
}

/** Reads several tickets at once: each is found, as all writes that are answered have left it. */
async function readSome(d: Draw, connection: Connection, release: EntityPlan<Ticket>, written: Written): Promise<void> {
  const known = alive(written).slice(0, 5)
  const refs = known.map(({ boardId, ticketId }) => itemRef(release, { boardId, ticketId }))
  const found = await (d.chance(0.5) ? batchGetEither(connection, refs, { consistent: true }) : transactGetEither(connection, refs)).catch(
    (error: unknown) => {
      if (!isKeyloomError(error, 'TRANSACTION.CANCELED')) throw error
      return undefined
    },
  )
  found?.forEach((ticket, i) => {
    const before = known[i]!
    if (ticket === undefined) written.missed.add(lifeOf(before))
    else if (lifeOf(ticket) === lifeOf(before) && ticket.version < before.version) written.behind += 1
  })
}

/** Changes a ticket and checks another one in one transaction, which either does or not. */
async function changeTogether(d: Draw, connection: Connection, release: EntityPlan<Ticket>, one: Ticket, written: Written): Promise<void> {
  const { boardId, ticketId, version } = one
  const { update, check } = settledOperations<Ticket, TicketKey, TicketInput, TicketChanges>(release)
  const set = { status: d.pick(statuses), points: d.int(9) }
  const other = alive(written).find((ticket) => ticket.ticketId !== ticketId)
  const attempt = { token: `t${written.begun}`, now: connection.now() }
  const operations = {
    change: update({ boardId, ticketId }, { set }, { version }),
    ...(other !== undefined && { other: check({ boardId: other.boardId, ticketId: other.ticketId }) }),
  }
  try {
    await transactSettled(connection, operations, { attempt })
    keepLatest(written, { ...one, ...set, version: version + 1, updatedAt: attempt.now })
  } catch (error) {
    if (!isKeyloomError(error, 'TRANSACTION.CANCELED')) throw error
    const { failures } = error.payload as { readonly failures: Readonly<Record<string, { readonly code?: string }>> }
    if (failures.change?.code === 'ITEM.NOT_FOUND') written.missed.add(lifeOf(one))
    if (other !== undefined && failures.other?.code === 'ITEM.NOT_FOUND') written.missed.add(lifeOf(other))
  }
}

const statuses = ['open', 'done'] as const

async function allItems(client: DynamoDBClient): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) items.push(...Items)
  return items
}

async function compared(items: readonly Item[], written: Written, connection: Connection): Promise<{ lost: number; stale: number }> {
  const tickets = items.filter(({ _type }) => _type?.S === 'Ticket').map((item) => ({ item, ticket: plan.codec.read(item) }))
  const markers = items.filter(({ _type }) => _type?.S === '$unique')
  let lost = written.behind
  for (const life of written.missed) if (!written.ended.has(life)) lost += 1
  const latest = alive(written)
  for (const ticketId of new Set([...written.lives.values()].map((ticket) => ticket.ticketId))) {
    const expected = latest.filter((ticket) => ticket.ticketId === ticketId)
    const found = tickets.flatMap(({ ticket }) => (ticket.ticketId === ticketId ? [ticket] : []))
    if (!isDeepStrictEqual(found, expected)) lost += 1
  }
  for (const ticket of latest) if (!isDeepStrictEqual(await getEither(connection, plan, ticket), ticket)) lost += 1
  const expected = tickets.map(({ ticket }) => ({
    ...plan.codec.write(ticket),
    ...plan.key.build(ticket),
    ...plan.indexes[0]!.build(ticket),
    _type: { S: 'Ticket' },
  }))
  const stale = tickets.filter(({ item }, i) => !isDeepStrictEqual(item, expected[i])).length
  const owners = markers.map(({ pk, _owner }) => [pk?.S, _owner?.M])
  const owned = tickets.map(({ ticket }) => [`UNIQUE#Ticket#slug#${ticket.slug}`, plan.key.build(ticket)])
  const sorted = (list: readonly (readonly unknown[])[]) => list.toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))
  return { lost, stale: stale + (isDeepStrictEqual(sorted(owners), sorted(owned)) ? 0 : 1) }
}
