import { ServiceError } from '../src/engine/service-error.js'
import { canonicalJson } from '../src/engine/wire/canonical-json.js'
import { type Draw, draw, type FuzzOptions } from './fuzzer.js'
import { type Prepared, prepared } from './indexed-table.js'
import { brokenInvariants } from './invariants.js'
import { compareKeys, type IndexShape, itemOf, keyNames, keyOf, keyValue, shapes, type TableShape } from './table-shapes.js'

/** What a run of command sequences found. */
export interface ModelReport {
  readonly cases: number
  readonly commands: number
  readonly violations: number
}

type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly B?: string }>>

/** What the engine should hold: items by key, and nothing clever. */
type Model = Map<string, Item>

const COMMANDS = 50
const SECOND = 1000

/** Runs sequences of commands against the engine and against a plain map, and looks inside the engine after each. */
export function fuzzModel({ cases, seed }: FuzzOptions): { readonly report: ModelReport; readonly details: readonly string[] } {
  const details: string[] = []
  for (let i = 0; i < cases; i += 1) {
    const problem = runSequence(seed + i)
    if (problem !== undefined) details.push(`seed ${seed + i}: ${problem}`)
  }
  return { report: { cases, commands: cases * COMMANDS, violations: details.length }, details: details.slice(0, 20) }
}

function runSequence(seed: number): string | undefined {
  const d = draw(seed)
  const subject = prepared(seed, d.pick(shapes))
  const model: Model = new Map()
  const { engine } = subject
  engine.execute('UpdateTimeToLive', { TableName: 'table', TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
  for (let step = 0; step < COMMANDS; step += 1) {
    const command = d.pick(commands)
    const problem = command(d, subject, model) ?? broken(subject, model)
    if (problem !== undefined) return `step ${step} ${command.name}: ${problem}`
  }
  return undefined
}

function broken({ engine, db }: Prepared, model: Model): string | undefined {
  const problems = brokenInvariants(db)
  if (problems.length > 0) return problems.join(', ')
  const { Items } = engine.execute('Scan', { TableName: 'table' }) as { Items: Item[] }
  return same(sorted(Items), sorted([...model.values()])) ? undefined : 'the items are not those of the model'
}

type Command = (d: Draw, subject: Prepared, model: Model) => string | undefined

const commands: readonly Command[] = [put, put, remove, update, update, transact, batch, queryTable, queryIndex, queryPages, expire]

function put(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const Item = (d.chance(0.2) ? { ...itemOf(d, shape), until: { N: String(now(engine) + d.int(20) - 10) } } : itemOf(d, shape)) as Item
  const onlyNew = d.chance(0.3)
  const condition = onlyNew ? { ConditionExpression: 'attribute_not_exists(p)' } : {}
  const refused = attempt(() => engine.execute('PutItem', { TableName: 'table', Item, ...condition })) === 'ConditionalCheckFailedException'
  if (refused !== (onlyNew && model.has(idOf(Item)))) return 'the condition was judged wrongly'
  if (!refused) model.set(idOf(Item), Item)
  return undefined
}

function remove(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const Key = keyOf(d, shape) as Item
  const { Attributes } = engine.execute('DeleteItem', { TableName: 'table', Key, ReturnValues: 'ALL_OLD' })
  if (!same(Attributes, model.get(idOf(Key)))) return 'the old item was another'
  model.delete(idOf(Key))
  return undefined
}

function update(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const Key = keyOf(d, shape) as Item
  const { expression, values, change } = anyUpdate(d)
  const before = model.get(idOf(Key)) ?? Key
  const input = { TableName: 'table', Key, UpdateExpression: expression, ...values, ReturnValues: 'ALL_NEW' }
  const { Attributes } = engine.execute('UpdateItem', input)
  model.set(idOf(Key), change(before))
  return same(Attributes, model.get(idOf(Key))) ? undefined : `${expression} gave ${JSON.stringify(Attributes)}`
}

function transact(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const after: Model = new Map(model)
  let holds = true
  const keys = new Map(d.times(1 + d.int(5), () => keyOf(d, shape) as Item).map((key) => [idOf(key), key]))
  const TransactItems = [...keys].map(([id, Key]) => {
    const conditional = d.chance(0.2)
    if (conditional && !model.has(id)) holds = false
    const shared = { TableName: 'table', ...(conditional ? { ConditionExpression: 'attribute_exists(p)' } : {}) }
    if (d.chance(0.4)) {
      const Item = { ...(itemOf(d, shape) as Item), ...Key }
      after.set(id, Item)
      return { Put: { Item, ...shared } }
    }
    if (d.chance(0.4)) {
      after.delete(id)
      return { Delete: { Key, ...shared } }
    }
    const { expression, values, change } = anyUpdate(d)
    after.set(id, change(model.get(id) ?? Key))
    return { Update: { Key, UpdateExpression: expression, ...values, ...shared } }
  })
  const cancelled = attempt(() => engine.execute('TransactWriteItems', { TransactItems })) === 'TransactionCanceledException'
  if (cancelled === holds) return 'the conditions were judged wrongly'
  if (holds) {
    model.clear()
    for (const [id, item] of after) model.set(id, item)
  }
  return undefined
}

function batch(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const keys = new Map(d.times(1 + d.int(5), () => keyOf(d, shape) as Item).map((key) => [idOf(key), key]))
  const requests = [...keys].map(([id, Key]) => {
    if (d.chance(0.3)) {
      model.delete(id)
      return { DeleteRequest: { Key } }
    }
    const Item = { ...(itemOf(d, shape) as Item), ...Key }
    model.set(id, Item)
    return { PutRequest: { Item } }
  })
  engine.execute('BatchWriteItem', { RequestItems: { table: requests } })
  return undefined
}

function queryTable(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const { p, s } = shape.types
  const hash = keyValue(d, p)
  const [low, high] = s === undefined ? [] : d.times(2, () => keyValue(d, s)).sort((a, b) => compareKeys(s, a, b))
  const forward = d.chance(0.5)
  const { Items } = engine.execute('Query', {
    TableName: 'table',
    KeyConditionExpression: s === undefined ? 'p = :p' : 'p = :p AND s BETWEEN :low AND :high',
    ExpressionAttributeValues: { ':p': hash, ...(s !== undefined && { ':low': low, ':high': high }) },
    ScanIndexForward: forward,
  })
  const within = (item: Item): boolean => s === undefined || (compareKeys(s, item.s!, low!) >= 0 && compareKeys(s, item.s!, high!) <= 0)
  const expected = [...model.values()].filter((item) => same(item.p, hash) && within(item))
  if (s !== undefined) expected.sort((a, b) => compareKeys(s, a.s!, b.s!))
  return same(Items, forward ? expected : expected.reverse()) ? undefined : `a query of the table: ${JSON.stringify(Items)}`
}

/** What an index holds of the items that have all its keys, in the order of its range attributes. */
function queryIndex(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const index = d.pick(shape.indexes)
  const hash = anyHash(d, shape, index, model)
  const { Items } = engine.execute('Query', { TableName: 'table', IndexName: index.name, ...askingFor(index, hash) }) as { Items: Item[] }
  const keys = [...index.hash, ...index.range]
  const kept = index.holds && new Set([...keyNames(shape), ...keys, ...index.holds])
  const expected = [...model.values()]
    .filter((item) => keys.every((name) => item[name] !== undefined) && index.hash.every((name) => same(item[name], hash[name])))
    .map((item) => (kept === undefined ? item : Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)))))
  const inOrder = Items.every((item, i) => i === 0 || compareByRange(shape, index, Items[i - 1]!, item) <= 0)
  return inOrder && same(sorted(Items), sorted(expected)) ? undefined : `${index.name} of ${JSON.stringify(hash)}: ${JSON.stringify(Items)}`
}

/** All pages of a query together are the query, whatever the length of a page and whichever way it goes. */
function queryPages(d: Draw, { engine, shape }: Prepared, model: Model): string | undefined {
  const table = { name: undefined, hash: ['p'] }
  const index = d.chance(0.3) ? undefined : d.pick(shape.indexes)
  const asked = askingFor(index ?? table, anyHash(d, shape, index ?? table, model))
  const input = { TableName: 'table', IndexName: index?.name, ...asked, ScanIndexForward: d.chance(0.5) }
  const Limit = 1 + d.int(3)
  const found: unknown[] = []
  let ExclusiveStartKey: unknown
  do {
    const page = engine.execute('Query', { ...input, Limit, ExclusiveStartKey })
    found.push(...(page.Items as unknown[]))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return same(found, engine.execute('Query', input).Items) ? undefined : `pages of ${Limit} of ${JSON.stringify(input)}`
}

/** Values for all partition attributes: mostly those of an item that is there. */
function anyHash(d: Draw, { types }: TableShape, { hash }: Pick<IndexShape, 'hash'>, model: Model): Item {
  const there = model.size > 0 && d.chance(0.7) ? d.pick([...model.values()]) : {}
  return Object.fromEntries(hash.map((name) => [name, there[name] ?? keyValue(d, types[name as keyof typeof types]!)])) as Item
}

function askingFor({ hash }: Pick<IndexShape, 'hash'>, values: Item): object {
  return {
    KeyConditionExpression: hash.map((name) => `${name} = :${name}`).join(' AND '),
    ExpressionAttributeValues: Object.fromEntries(hash.map((name) => [`:${name}`, values[name]])),
  }
}

function compareByRange({ types }: TableShape, { range }: IndexShape, a: Item, b: Item): number {
  for (const name of range) {
    const order = compareKeys(types[name as keyof typeof types]!, a[name]!, b[name]!)
    if (order !== 0) return order
  }
  return 0
}

function expire(d: Draw, { engine }: Prepared, model: Model): string | undefined {
  engine.clock.advance(d.int(5) * SECOND)
  const expired = [...model].filter(([, item]) => item.until !== undefined && Number(item.until.N) <= now(engine))
  for (const [id] of expired) model.delete(id)
  return engine.sweep() === expired.length ? undefined : 'the sweep removed another number of items'
}

interface Update {
  readonly expression: string
  readonly values: object
  readonly change: (item: Item) => Item
}

function anyUpdate(d: Draw): Update {
  const letter = keyValue(d, 'S')
  const kind = d.int(3)
  if (kind === 0) {
    const change = (item: Item): Item => ({ ...item, g: letter })
    return { expression: 'SET g = :g', values: { ExpressionAttributeValues: { ':g': letter } }, change }
  }
  if (kind === 1) return { expression: 'REMOVE g, l', values: {}, change: ({ g: _g, l: _l, ...item }) => item }
  const change = (item: Item): Item => ({ ...item, l: letter, v: { N: String(Number(item.v?.N ?? 0) + 2) } })
  const values = { ExpressionAttributeValues: { ':g': letter, ':two': { N: '2' } } }
  return { expression: 'SET l = :g ADD v :two', values, change }
}

function attempt(act: () => unknown): string {
  try {
    act()
    return 'done'
  } catch (error) {
    if (error instanceof ServiceError) return error.name
    throw error
  }
}

function now(engine: Prepared['engine']): number {
  return Math.floor(engine.clock.now() / SECOND)
}

function idOf({ p, s }: Item): string {
  return canonicalJson([p, s])
}

function sorted(items: readonly Item[]): readonly string[] {
  return items.map(canonicalJson).sort()
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
