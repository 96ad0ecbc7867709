/** Sixteen workers at one time, with lost answers: versions, unique values, counters and sums hold, and what is not known is said to be so. */
import { isKeyloomError } from '@keyloom/core/runtime'
import { type Draw, draw, type FuzzOptions } from '../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../packages/testing/fuzz/random.js'
import { lateClient } from './late-client.js'
import { type Lab, startLab } from './start-lab.js'

export interface WorkersReport {
  /** Calls that change something. */
  readonly cases: number
  readonly violations: number
}

const WORKERS = 16

/** What was done for sure, and what may have been done. */
interface Tally {
  done: number
  unknown: number
}

type Work = (d: Draw, lab: Lab, tally: Tally) => Promise<void>

interface Scenario {
  readonly name: string
  start(lab: Lab): Promise<unknown>
  readonly work: Work
  /** What is wrong in the end. */
  check(lab: Lab, tally: Tally): Promise<string | undefined>
}

export async function fuzzWorkers({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: WorkersReport; readonly details: readonly string[] }> {
  const details: string[] = []
  for (const [part, scenario] of scenarios.entries()) {
    const problem = await runScenario(scenario, Math.ceil(cases / scenarios.length), seedOf(seed, part))
    if (problem !== undefined) details.push(`${scenario.name}, seed ${seed}: ${problem}`)
  }
  return { report: { cases, violations: details.length }, details }
}

async function runScenario({ start, work, check }: Scenario, calls: number, seed: number): Promise<string | undefined> {
  const d = draw(seed)
  const lab = await startLab(seed, {}, (client) => lateClient(client, d))
  await start(lab)
  for (const kind of ['reset', 'internal-error', 'timeout'] as const) {
    lab.engine.faults.inject({ kind, when: 'after', probability: 0.03 })
    lab.engine.faults.inject({ kind, when: 'before', probability: 0.03 })
  }
  lab.engine.faults.inject({ kind: 'transaction-conflict', probability: 0.05, matches: (operation) => operation === 'TransactWriteItems' })
  lab.engine.faults.inject({ kind: 'throttling', probability: 0.03 })
  const tally: Tally = { done: 0, unknown: 0 }
  let left = calls
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work(d, lab, tally)
  }
  const ends = await Promise.allSettled(Array.from({ length: WORKERS }, worker))
  lab.engine.faults.clear()
  const failed = ends.find((end) => end.status === 'rejected')
  return failed === undefined ? check(lab, tally) : `a worker ended with ${failed.reason}`
}

/** Counts how a write ended: done, not done for a reason that may be, or unknown. */
async function counted(tally: Tally, write: Promise<unknown>, ...mayBe: readonly string[]): Promise<void> {
  try {
    await write
    tally.done++
  } catch (error) {
    if (!isKeyloomError(error)) throw error
    if (error.code === 'REQUEST.UNREAD') tally.done++
    else if (error.code.endsWith('.UNKNOWN')) tally.unknown++
    else if (!['REQUEST.FAILED', ...mayBe].includes(error.code)) throw error
  }
}

function within(what: string, value: number | undefined, { done, unknown }: Tally): string | undefined {
  const holds = value !== undefined && value >= done && value <= done + unknown
  return holds ? undefined : `${what} is ${value}, with ${done} done and ${unknown} unknown`
}

const anOrder = { team: 'a', orderId: '1', status: 'open', priority: 't', total: 0 } as const
const aTask = { team: 'a', lane: 'l', rank: 'r', points: 0 }
const accounts = ['1', '2', '3', '4', '5', '6']

const scenarios: readonly Scenario[] = [
  {
    name: 'version',
    start: ({ client }) => client.order.create(anOrder),
    async work(_, { client }, tally) {
      const order = await client.order.get(anOrder, { consistent: true }).catch(() => undefined)
      if (order === undefined) return
      const { total, version } = order
      await counted(tally, client.order.update(anOrder, { set: { total: total + 1 } }, { version }), 'ITEM.CONDITION_FAILED')
    },
    async check({ client }, tally) {
      const order = await client.order.get(anOrder)
      if (order?.total !== (order?.version ?? 0) - 1) return `the total ${order?.total} is not that of version ${order?.version}`
      return within('the total', order?.total, tally)
    },
  },
  {
    name: 'counter',
    start: ({ client }) => client.task.create({ ...aTask, taskId: '1' }),
    work: (_, { client }, tally) => counted(tally, client.task.update({ team: 'a', taskId: '1' }, { add: { points: 1 } })),
    async check({ client }, tally) {
      return within('the count', (await client.task.get({ team: 'a', taskId: '1' }))?.points, tally)
    },
  },
  {
    name: 'bank',
    start: ({ client }) => Promise.all(accounts.map((taskId) => client.task.create({ ...aTask, taskId, points: 20 }))),
    async work(d, { client }, tally) {
      const from = d.pick(accounts)
      const to = d.pick(accounts.filter((each) => each !== from))
      const amount = 1 + d.int(10)
      const transfer = client.transact({
        from: client.task.tx.update({ team: 'a', taskId: from }, { add: { points: -amount } }, { if: { points: { gte: amount } } }),
        to: client.task.tx.update({ team: 'a', taskId: to }, { add: { points: amount } }),
      })
      await counted(tally, transfer, 'TRANSACTION.CANCELED')
    },
    async check({ client }) {
      const tasks = await client.task.ofTeam({ team: 'a' }).all()
      const sum = tasks.reduce((total, { points }) => total + points, 0)
      if (tasks.some(({ points }) => points < 0)) return 'an account is below nothing'
      return sum === 20 * accounts.length ? undefined : `the sum is ${sum}`
    },
  },
  {
    name: 'unique',
    start: async () => {},
    async work(d, { client }, tally) {
      const key = { team: 'a', personId: d.pick(['1', '2', '3', '4', '5', '6']) }
      const email = d.pick(['p', 'q', 'r'])
      const mayBe = ['ITEM.NOT_UNIQUE', 'ITEM.EXISTS', 'ITEM.NOT_FOUND', 'ITEM.CONDITION_FAILED']
      const person = { ...key, email, name: 'Ann', visits: 0, notes: [] }
      const writes = [
        () => client.person.create(person),
        () => client.person.update(key, { set: { email } }),
        () => client.person.delete(key),
        () => client.person.put(person),
        () => client.person.move(key, { team: 'a', personId: d.pick(['7', '8']) }),
      ]
      await counted(tally, d.pick(writes)(), ...mayBe)
    },
    async check({ engine, client }) {
      const persons = await client.person.ofTeam({ team: 'a' }).all()
      const { Items } = engine.execute('Scan', { TableName: 'lab' }) as unknown as { Items: readonly { pk: { S: string } }[] }
      const sentinels = Items.map(({ pk }) => pk.S).filter((pk) => pk.startsWith('UNIQUE#'))
      const expected = persons.map(({ email }) => `UNIQUE#Person#email#${email}`)
      return sentinels.sort().join() === expected.sort().join() ? undefined : `the sentinels are ${sentinels}, the emails ${expected}`
    },
  },
]
