/**
 * Mutants of cursors: cursors of other patterns, inputs, tables, tenants and secrets, expired ones, and every kind of damage and forgery.
 * Each must be refused with `CURSOR.INVALID` before a request leaves; `accepted` counts those that are not.
 */
import { createHash, createHmac } from 'node:crypto'
import { isKeyloomError } from '../src/errors/index.js'
import { string } from '../src/runtime/codec/string.js'
import { connect } from '../src/runtime/connect.js'
import type { Connection, ConnectOptions, CursorOptions } from '../src/runtime/connection.js'
import { fanOutQuery } from '../src/runtime/fan-out/fan-out-query.js'
import type { Item } from '../src/runtime/item.js'
import type { EntityView, QueryPlan } from '../src/runtime/plans.js'
import { assembledCondition } from '../src/runtime/read/key-condition.js'
import { query } from '../src/runtime/read/query.js'
import type { Query } from '../src/runtime/read/query-types.js'
import { textRange } from '../src/runtime/read/text-range.js'
import { inScope } from '../src/runtime/scope/in-scope.js'
import { openScope } from '../src/runtime/scope/scope.js'
import { walkQuery } from '../src/runtime/walk/walk-query.js'

export interface CursorFuzz {
  readonly cases: number
  readonly accepted: number
  readonly details: readonly string[]
}

/** One way to ask: a pattern with its inputs, by one client. */
interface Place {
  readonly name: string
  readonly secret?: string
  readonly ask: (cursor: unknown) => Promise<unknown>
  readonly cursors: readonly string[]
}

const text = string()
const view: EntityView<object> = { name: 'Order', table: 'shop', codec: { read: (item) => item } }
const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}`

function plan(name: string, more: Partial<QueryPlan> = {}): QueryPlan {
  return {
    kind: 'query',
    name,
    table: 'shop',
    by: { tenant: text, id: text },
    keys: ['pk', 'sk'],
    partition: (by) => ({ pk: { S: `T#${(by as { tenant: string }).tenant}#C#${(by as { id: string }).id}` } }),
    sort: {
      kind: 'range',
      attribute: 'sk',
      condition: textRange,
      prefix: () => 'ORDER#',
      range: { attribute: 'at', codec: text, text: String, followed: true, delimiter: '#', descending: false },
    },
    condition: assembledCondition,
    forward: true,
    ...more,
  }
}

function queryOf(connection: Connection, of: QueryPlan, by: object, range: object | undefined): Query<object> {
  const ask = of.walk !== undefined ? walkQuery : of.fanOut !== undefined ? fanOutQuery : query
  return ask(connection, of, view, by, range)
}

const secrets = ['a secret of at least thirty-two characters', 'an older secret of thirty-two characters']
const now = Date.UTC(2026, 0, 1)

export async function run(cases: number, seed: number): Promise<CursorFuzz> {
  let sent = 0
  const client = {
    async send(command: { readonly input: { readonly IndexName?: string; readonly ExpressionAttributeValues?: Record<string, unknown> } }) {
      sent++
      const { IndexName, ExpressionAttributeValues } = command.input
      const pk = ExpressionAttributeValues?.[':v0'] as Item['pk']
      const key: Item = {
        pk: pk!,
        sk: { S: `ORDER#${day((sent % 28) + 1)}#o${sent}` },
        ...(IndexName !== undefined && { g: pk!, h: { N: '5' } }),
      }
      return { Items: [key], LastEvaluatedKey: key }
    },
  }
  const place = async (
    name: string,
    of: QueryPlan,
    by: object,
    range: object | undefined,
    options: Partial<ConnectOptions> = {},
  ): Promise<Place> => {
    const connection = (more: object = {}) =>
      connect({ client: client as never, tables: { shop: 'shop-1' }, now: () => new Date(now), ...options, ...more }, { tables: ['shop'] })
    const asked = queryOf(connection(), of, by, range)
    const cursors: string[] = []
    for (const cursor of [undefined, undefined, undefined]) {
      const page = await asked.page(cursor === undefined ? {} : { cursor })
      const second = await asked.page({ cursor: page.cursor! })
      const back = await asked.page({ cursor: second.previous! })
      cursors.push(page.cursor!, second.cursor!, second.previous!, back.cursor!, ...(back.previous === undefined ? [] : [back.previous]))
    }
    return {
      name,
      ...(options.cursors !== undefined && { secret: options.cursors.secrets[0]! }),
      ask: (cursor) => queryOf(connection(), of, by, range).page({ cursor: cursor as string }),
      cursors,
    }
  }
  const sealed = (cursors: CursorOptions, at = now): Partial<ConnectOptions> => ({ cursors, now: () => new Date(at) })
  const ann = { tenant: 't1', id: 'ann' }
  const orders = plan('Order.byCustomer')
  const tenant = (id: string) => openScope({ tenant: { stored: 'tenant', codec: text } }, { tenant: id })
  const fanned = plan('Order.fanned', {
    by: { tenant: text, id: text, shard: text },
    partition: (by) => ({ pk: { S: Object.values(by as object).join('#') } }),
    fanOut: { input: 'shard', values: ['0', '1', '2'], order: ['sk'] },
  })
  const walked = plan('Order.walked', {
    by: { tenant: text, id: text, at: text },
    partition: (by) => ({ pk: { S: Object.values(by as object).join('#') } }),
    forward: false,
    walk: { input: 'at', unit: 'day', maxBuckets: 14, newestFirst: true },
  })
  const indexed = plan('Order.byCustomer', { index: 'gsi1', indexKind: 'global', keys: ['pk', 'sk', 'g', 'h'] })
  const places = await Promise.all([
    place('plain', orders, ann, undefined),
    place('another customer', orders, { tenant: 't1', id: 'bob' }, undefined),
    place('another tenant', orders, { tenant: 't2', id: 'ann' }, undefined),
    place('a longer tenant', orders, { tenant: 't1#C#a', id: 'nn' }, undefined),
    place('another pattern', plan('Order.latest'), ann, undefined),
    place('a limit', plan('Order.byCustomer', { limit: 5 }), ann, undefined),
    place('backwards', plan('Order.byCustomer', { forward: false }), ann, undefined),
    place('a range', orders, ann, { at: { gte: day(3) } }),
    place('another range', orders, ann, { at: { gt: day(3) } }),
    place('an index', indexed, ann, undefined),
    place('another table', orders, ann, undefined, { tables: { shop: 'shop-2' } }),
    place('a secret', orders, ann, undefined, sealed({ secrets: [secrets[0]!] })),
    place('another secret', orders, ann, undefined, sealed({ secrets: [secrets[1]!] })),
    place('a fan-out', fanned, ann, undefined),
    place('a fan-out of another tenant', fanned, { tenant: 't2', id: 'ann' }, undefined),
    place('a fan-out with a limit', { ...fanned, limit: 9 }, ann, undefined),
    place('a fan-out in a range', fanned, ann, { at: { gte: day(3) } }),
    place('a fan-out and a secret', fanned, ann, undefined, sealed({ secrets: [secrets[0]!] })),
    place('a walk', walked, ann, undefined),
    place('a walk of another tenant', walked, { tenant: 't2', id: 'ann' }, undefined),
    place('a walk in a range', walked, ann, { at: { gte: '2025-12-20', lt: '2026-01-01' } }),
    place('a walk and a secret', walked, ann, undefined, sealed({ secrets: [secrets[0]!] })),
    place('a scope', inScope(tenant('t1'), orders), { id: 'cid' }, undefined),
    place('another scope', inScope(tenant('t2'), orders), { id: 'cid' }, undefined),
    place('a walk in a scope', inScope(tenant('t1'), walked), { id: 'cid' }, undefined),
    place('a walk in another scope', inScope(tenant('t2'), walked), { id: 'cid' }, undefined),
    place('a secret, another customer', orders, { tenant: 't1', id: 'bob' }, undefined, sealed({ secrets: [secrets[0]!] })),
  ])
  const expired = await place('expired', orders, ann, undefined, sealed({ secrets, maxAge: 60 }, now - 61_000))
  const fresh = await place('fresh', orders, ann, undefined, sealed({ secrets, maxAge: 60 }))

  // What is refused below would be taken where it belongs.
  for (const { ask, cursors } of [...places, fresh]) for (const cursor of cursors) await ask(cursor)

  const random = generator(seed)
  const details: string[] = []
  for (let done = 0; done < cases; done++) {
    const [target, mutant] = random(20) === 0 ? [fresh, pick(random, expired.cursors)] : mutate(random, places)
    const before = sent
    let code: unknown = 'no error'
    try {
      await target.ask(mutant)
    } catch (error) {
      code = isKeyloomError(error) ? error.code : error
    }
    if (code !== 'CURSOR.INVALID' || sent !== before) details.push(`${target.name} took ${JSON.stringify(mutant)}: ${String(code)}`)
  }
  return { cases, accepted: details.length, details: details.slice(0, 10) }
}

type Random = (below: number) => number

/** A cursor that is none of the target's own, and the target. */
function mutate(random: Random, places: readonly Place[]): [Place, unknown] {
  for (;;) {
    const target = pick(random, places)
    const source = random(3) === 0 ? pick(random, places) : target
    const mutant = pick(random, mutations)(random, pick(random, source.cursors), target, places)
    // A mutation may give a cursor that is the target's own.
    if (!target.cursors.includes(mutant as string)) return [target, mutant]
  }
}

type Mutation = (random: Random, cursor: string, target: Place, places: readonly Place[]) => unknown

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const mutations: readonly Mutation[] = [
  (_, cursor) => cursor,
  (random, cursor) => replaced(cursor, random(cursor.length), 1, pick(random, [...alphabet])),
  (random, cursor) => replaced(cursor, random(cursor.length + 1), 0, pick(random, [...alphabet, '=', ' ', '.', '\n', '\u0000', 'é'])),
  (random, cursor) => replaced(cursor, random(cursor.length), 1 + random(8), ''),
  (random, cursor) => cursor.slice(0, random(cursor.length)),
  (random, cursor) => cursor.slice(1 + random(cursor.length - 1)),
  (random, cursor) => `${cursor}${pick(random, ['=', '==', 'A', cursor, ' ', '%3D'])}`,
  (_, cursor) => Buffer.from(cursor, 'base64url').toString('base64'),
  (_, cursor) => Buffer.from(cursor, 'base64url').toString('hex'),
  (random, cursor, _, places) => cursor.slice(0, random(60)) + pick(random, pick(random, places).cursors).slice(random(60)),
  (random, cursor) => content(cursor, (text) => replaced(text, random(text.length), 1, pick(random, [...alphabet, '"', ']', ',']))),
  (random, cursor) => content(cursor, (text) => text.replace(/\d/g, (digit) => (random(3) === 0 ? String(random(10)) : digit))),
  (random, cursor) =>
    content(cursor, (text) =>
      text.replace(pick(random, ['ann', 't1', 'ORDER', 'null', '[2,', '"S"']), pick(random, ['bob', 't2', '"N"', '9', ''])),
    ),
  (random, cursor, target) => forged(random, cursor, target),
  (random) => pick(random, [null, 0, true, {}, [], '', ' ', '{}', 'null', Symbol.iterator.toString(), '__proto__']),
  (random) => Array.from({ length: random(200) }, () => pick(random, [...alphabet])).join(''),
]

/** Another content with a seal of the forger's own, who knows how seals are made but no secret. */
function forged(random: Random, cursor: string, target: Place): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  const body = `[${text.split('[').slice(1).join('[')}`
  const changed = body.replace(/o\d+/, `o${random(1_000_000) + 1_000}`)
  const seal =
    target.secret === undefined
      ? createHash('sha256').update(changed).digest('base64url').slice(0, 22)
      : createHmac('sha256', pick(random, ['', 'secret', target.name]))
          .update(changed)
          .digest('base64url')
  return Buffer.from(`${seal}${changed}`).toString('base64url')
}

function content(cursor: string, change: (text: string) => string): string {
  return Buffer.from(change(Buffer.from(cursor, 'base64url').toString())).toString('base64url')
}

function replaced(text: string, at: number, count: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + count)
}

function pick<T>(random: Random, of: readonly T[]): T {
  return of[random(of.length)]!
}

/** Whole numbers below a bound, from one seed (mulberry32). */
function generator(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
