/** Batches of which DynamoDB leaves out what it likes: each item is written or read once, or reported, in a bounded number of requests. */
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { type Client, isKeyloomError } from '@keyloom/core/runtime'
import { type Draw, draw, type FuzzOptions } from '../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../packages/testing/fuzz/random.js'
import { type Lab, startLab } from './start-lab.js'

export interface BatchesReport {
  readonly cases: number
  readonly violations: number
}

/** Around what a request takes, and far beyond; then any number. */
const sizes: readonly number[] = [0, 1, 25, 26, 100, 101, 1000]
/** Rounds in which nothing was done at all before a batch is given up, and as many that did something. */
const MAX_ROUNDS = 200

export async function fuzzBatches({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: BatchesReport; readonly details: readonly string[] }> {
  const details: string[] = []
  for (let i = 0; i < cases; i++) {
    const d = draw(seedOf(seed, i))
    const size = sizes[i] ?? d.int(60)
    const problem = await runBatches(d, seedOf(seed, i), size)
    if (problem !== undefined) details.push(`${size} items, seed ${seed}, case ${i}: ${problem}`)
  }
  return { report: { cases, violations: details.length }, details: details.slice(0, 10) }
}

/** How many of the items of a request are done. */
type Script = (items: number, request: number) => number

const scripts: Readonly<Record<string, (d: Draw) => Script>> = {
  'none left out': () => (items) => items,
  'some left out': (d) => (items) => d.int(items + 1),
  'all but one left out': () => () => 1,
  'all left out at first': (d) => {
    const until = d.int(6)
    return (items, request) => (request < until ? 0 : items)
  },
  'more and more left out': () => (items, request) => Math.max(0, items - request * 5),
  'all left out forever': () => () => 0,
}

async function runBatches(d: Draw, seed: number, size: number): Promise<string | undefined> {
  const name = d.pick(Object.keys(scripts))
  const repeats = d.chance(0.2)
  const busy = busyClient(d, scripts[name]!(d), repeats)
  const lab = await startLab(seed, {}, busy.wrap)
  const tasks = Array.from({ length: size }, (_, i) => ({ team: 'a', taskId: `${i}`, lane: 'l', rank: 'r', points: i }))
  const problem = (await written(lab, busy, tasks)) ?? (await read(lab, busy, tasks))
  return problem === undefined ? undefined : `${name}${repeats ? ', named twice' : ''}: ${problem}`
}

type Task = Parameters<Lab['client']['task']['create']>[0]

async function written({ engine, client }: Lab, busy: Busy, tasks: readonly Task[]): Promise<string | undefined> {
  const { result, left } = await ended(client.batchWrite(tasks.map((task) => client.task.batch.put(task))))
  const items = engine.execute('Scan', { TableName: 'lab' }).Items as { taskId: { S: string } }[]
  const stored = new Set(items.map(({ taskId }) => taskId.S))
  const missing = tasks.flatMap(({ taskId }, i) => (stored.has(taskId) ? [] : [`${i}`]))
  if (JSON.stringify([...left].sort()) !== JSON.stringify([...missing].sort()))
    return `${left} were reported as not written, and ${missing} are not`
  if (result !== undefined && JSON.stringify(result) !== JSON.stringify(tasks)) return 'the answer is not in the order of the writes'
  return busy.fault()
}

async function read({ engine, client }: Lab, busy: Busy, tasks: readonly Task[]): Promise<string | undefined> {
  const stored = (engine.execute('Scan', { TableName: 'lab' }).Items as { taskId: { S: string } }[]).map(({ taskId }) => taskId.S)
  busy.begin()
  const { result, left, items = result } = await ended(client.batchGet(tasks.map((task) => client.task.ref(task))))
  for (const [i, task] of tasks.entries()) {
    const found = (items as readonly unknown[] | undefined)?.[i]
    const isLeft = left.includes(`${i}`)
    const isThere = stored.includes(task.taskId)
    if (isLeft && found !== undefined) return `${i} is reported as not read, and is there`
    if (!isLeft && items !== undefined && isThere !== (found !== undefined)) return `${i} is ${isThere ? 'not ' : ''}in the answer`
    if (found !== undefined && JSON.stringify(found) !== JSON.stringify({ ...task })) return `${i} is ${JSON.stringify(found)}`
  }
  return busy.fault()
}

interface Ended {
  readonly result?: unknown
  /** What was reported as not done. */
  readonly left: readonly string[]
  /** Of a read that was not done, what was read. */
  readonly items?: unknown
}

async function ended(call: Promise<unknown>): Promise<Ended> {
  try {
    return { result: await call, left: [] }
  } catch (error) {
    if (!isKeyloomError(error, 'BATCH.UNPROCESSED')) throw error
    return { left: error.payload.unprocessed as string[], items: error.payload.items }
  }
}

interface Busy {
  readonly wrap: (client: Client) => Client
  /** Begins another batch. */
  begin(): void
  /** What is wrong with the requests of the batch so far. */
  fault(): string | undefined
}

type Requests = Readonly<Record<string, readonly unknown[]>>

/** A client that leaves out a random part of each batch, and may name what it leaves out twice. */
function busyClient(d: Draw, script: Script, repeats: boolean): Busy {
  let requests = 0
  const done = new Map<string, number>()
  const divide = (all: Requests): readonly [Requests, Requests] => {
    const entries = shuffled(
      d,
      Object.entries(all).flatMap(([table, items]) => items.map((item) => [table, item] as const)),
    )
    const kept = Math.min(entries.length, script(entries.length, requests++))
    for (const [, item] of entries.slice(0, kept)) done.set(JSON.stringify(item), (done.get(JSON.stringify(item)) ?? 0) + 1)
    const left = entries.slice(kept)
    return [grouped(entries.slice(0, kept)), grouped(repeats ? [...left, ...left.slice(0, 1)] : left)]
  }
  return {
    wrap: (client) => ({
      async send(command: never): Promise<unknown> {
        const { input } = command as { readonly input: BatchWriteItemCommandInput & BatchGetItemCommandInput }
        if ((command as object) instanceof BatchWriteItemCommand) {
          const [kept, left] = divide(input.RequestItems as Requests)
          const answer = isEmpty(kept) ? {} : await client.send(new BatchWriteItemCommand({ RequestItems: kept } as never) as never)
          return { ...(answer as object), UnprocessedItems: left }
        }
        if (!((command as object) instanceof BatchGetItemCommand)) return client.send(command)
        const [kept, left] = divide(
          Object.fromEntries(Object.entries(input.RequestItems ?? {}).map(([table, { Keys = [] }]) => [table, Keys])),
        )
        const asked = (keys: Requests) => Object.fromEntries(Object.entries(keys).map(([table, Keys]) => [table, { Keys }]))
        const answer = isEmpty(kept) ? {} : await client.send(new BatchGetItemCommand({ RequestItems: asked(kept) } as never) as never)
        return { ...(answer as object), UnprocessedKeys: asked(left) }
      },
    }),
    begin() {
      requests = 0
      done.clear()
    },
    fault() {
      const twice = [...done].find(([, times]) => times > 1)
      if (twice !== undefined) return `${twice[0]} was done ${twice[1]} times`
      const chunks = Math.ceil(1000 / 25)
      return requests > MAX_ROUNDS * chunks ? `${requests} requests` : undefined
    },
  }
}

function grouped(entries: readonly (readonly [string, unknown])[]): Requests {
  const all: Record<string, unknown[]> = {}
  for (const [table, item] of entries) {
    all[table] ??= []
    all[table].push(item)
  }
  return all
}

function shuffled<T>(d: Draw, all: readonly T[]): readonly T[] {
  const drawn = all.map((each) => ({ each, place: d.next() }))
  return drawn.sort((a, b) => a.place - b.place).map(({ each }) => each)
}

function isEmpty(requests: Requests): boolean {
  return Object.keys(requests).length === 0
}
