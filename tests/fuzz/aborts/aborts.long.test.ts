import { getEventListeners } from 'node:events'
import { type Client, type ConnectOptions, isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { lateClient, turns } from '../late-client.js'
import { type Lab, startLab } from '../start-lab.js'
import { tenantsOn } from '../tenants/tenants-on.js'
import { addTeam, batches, type Clients, type LimitedCall, reads as labReads, writes as labWrites } from './calls.js'
import { addTenant, tenantReads, tenantWrites } from './tenant-calls.js'

const reads = { ...labReads, ...tenantReads }
const writes = { ...labWrites, ...tenantWrites }
const all = { ...reads, ...writes, ...batches }
const team = 'a'

/** Sends a request, or does something else. */
type Sender = (send: () => Promise<unknown>, request: number) => Promise<unknown>

interface Subject {
  readonly engine: Lab['engine']
  readonly clients: Clients
  sent(): number
}

const isTenants = (name: string): boolean => Object.hasOwn(tenantReads, name) || Object.hasOwn(tenantWrites, name)

/** What the call of this name needs of a team. */
function addFor(name: string, { lab, tenants }: Clients, of: string): Promise<void> {
  return isTenants(name) ? addTenant(tenants, of) : addTeam(lab, of)
}

/** Clients with what the call needs, whose requests go by `sender` from then on. */
async function labWith(name: string, sender: Sender, options: Partial<ConnectOptions> = {}): Promise<Subject> {
  let isOn = false
  let sent = 0
  const intercept = (client: Client): Client => ({
    send: (command: never) => (isOn ? sender(() => client.send(command), ++sent) : client.send(command)),
  })
  const { engine, client: lab } = await startLab(1, options, intercept)
  const clients = { lab, tenants: await tenantsOn(engine, intercept) }
  await addFor(name, clients, team)
  isOn = true
  return { engine, clients, sent: () => sent }
}

/** What both tables hold, but for the last number that was taken: a call that ends before it uses one leaves a gap. */
function stored({ engine }: Subject): unknown {
  const items = ['lab', 'tenants'].flatMap((TableName) => engine.execute('Scan', { TableName }).Items as { lastCard?: unknown }[])
  return items.map(({ lastCard: _, ...item }) => item)
}

async function outcome({ clients }: Subject, call: LimitedCall, limits: Parameters<LimitedCall>[2]): Promise<KeyloomError | undefined> {
  try {
    await call(clients, team, limits)
    return undefined
  } catch (error) {
    if (!isKeyloomError(error)) throw error
    return error
  }
}

/** The error of a call whose first request is never answered, and how many requests left. */
async function outcomeWithoutAnswer(name: string, call: LimitedCall): Promise<readonly [KeyloomError | undefined, number]> {
  const lab = await labWith(name, () => new Promise(() => {}))
  vi.useFakeTimers()
  const ended = outcome(lab, call, { deadline: 50 })
  await vi.advanceTimersByTimeAsync(50)
  return [await ended, lab.sent()]
}

afterEach(() => {
  vi.useRealTimers()
})

/** The code that says why a call ended early: its own, or that of its cause where it says more. */
function whyOf({ code, cause }: KeyloomError): string {
  return code === 'REQUEST.UNREAD' || code === 'BATCH.UNPROCESSED' ? (cause as KeyloomError).code : code
}

describe.each(Object.entries(all))('an abort of %s', (name, call) => {
  test('before it begins leaves nothing to do', async () => {
    const lab = await labWith(name, (send) => send())
    const before = stored(lab)
    const error = await outcome(lab, call, { signal: AbortSignal.abort('enough') })
    expect([error?.code, error?.cause, error?.payload.outcome, lab.sent(), stored(lab)]).toEqual([
      'REQUEST.ABORTED',
      'enough',
      undefined,
      0,
      before,
    ])
  })

  test('at any of its requests ends it, sends nothing more, leaves no listener, and says what is not known', async () => {
    const whole = await labWith(name, (send) => send())
    const before = stored(whole)
    expect(await outcome(whole, call, {})).toBeUndefined()
    for (let at = 1; at <= whole.sent(); at++) {
      for (const [isSent, later] of [
        [false, 0],
        [true, 0],
        [true, 1],
      ] as const) {
        const controller = new AbortController()
        let sentBefore = 0
        const abort = (): void => {
          sentBefore = lab.sent()
          controller.abort('enough')
        }
        const lab = await labWith(name, async (send, request) => {
          if (request !== at) return send()
          const sending = isSent ? send() : new Promise(() => {})
          if (later === 0) abort()
          const abortLater = (): void => void turns(later).then(abort)
          sending.then(abortLater, abortLater)
          return sending
        })
        const error = await outcome(lab, call, { signal: controller.signal })
        // The abort may come when all is done.
        if (error === undefined) expect(stored(lab)).toEqual(stored(whole))
        else expect(whyOf(error)).toBe('REQUEST.ABORTED')
        await turns(later)
        expect(lab.sent()).toBe(sentBefore)
        expect(getEventListeners(controller.signal, 'abort')).toEqual([])
        const isNothing = error?.code === 'REQUEST.ABORTED' && error.payload.outcome === undefined
        if (isNothing) expect(stored(lab)).toEqual(before)
        if (error?.code === 'REQUEST.UNREAD') expect(stored(lab)).toEqual(stored(whole))
      }
    }
  })
})

describe.each(Object.entries({ ...reads, ...writes }))('the deadline of %s', (name, call) => {
  test('ends a request that is never answered', async () => {
    const [error, sent] = await outcomeWithoutAnswer(name, call)
    const isCollecting = ['first', 'count', 'iterate', 'whole collection'].includes(name) || name.startsWith('all')
    const expected = isCollecting ? 'QUERY.BUDGET' : 'REQUEST.DEADLINE'
    expect([error?.code, sent]).toEqual([expected, name.includes('fan-out') ? 2 : 1])
  })

  test('leaves no timer when it does not pass', async () => {
    const lab = await labWith(name, (send) => send())
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
    const before = timers()
    expect([await outcome(lab, call, { deadline: 3_600_000 }), timers() - before]).toEqual([undefined, 0])
  })
})

describe('a write whose request was on its way', () => {
  test('says that its outcome is not known', async () => {
    const [update] = await outcomeWithoutAnswer('update', writes.update!)
    expect([update?.code, update?.message, update?.fix, update?.payload]).toEqual([
      'REQUEST.DEADLINE',
      'Task.update did not end before its deadline while its write was on its way: it is not known whether it was done. Read the item and decide again.',
      'Read the item and decide again.',
      { subject: 'Task.update', outcome: 'unknown' },
    ])
  })

  test('that only read so far has done nothing, and says no such thing', async () => {
    const [error] = await outcomeWithoutAnswer('move of a person', writes['move of a person']!)
    expect(error?.payload).toEqual({ subject: 'Person.move' })
  })
})

test('a wait between two attempts ends with the call', async () => {
  const controller = new AbortController()
  const timing = {
    elapsed: () => 0,
    random: () => 1,
    async sleep() {
      controller.abort('enough')
    },
  }
  const lab = await labWith('create of a person', (send) => send(), { timing })
  lab.engine.faults.inject({ kind: 'transaction-cancelled', reasons: [{ Code: 'TransactionConflict', Message: 'Busy.' }], times: 9 })
  const error = await outcome(lab, writes['create of a person']!, { signal: controller.signal })
  expect([error?.code, error?.payload, lab.sent()]).toEqual(['REQUEST.ABORTED', { subject: 'Person.create' }, 1])
})

test.each([0, -1, Number.NaN])('a deadline of %s is refused before anything is sent', async (deadline) => {
  const lab = await labWith('create', (send) => send())
  for (const call of Object.values(writes)) expect((await outcome(lab, call, { deadline }))?.code).toBe('INPUT.INVALID')
  expect(lab.sent()).toBe(0)
})

test('calls of one client at one time each have their own answer', async () => {
  const teams = Object.entries(all).flatMap(([name, call]) => ['x', 'y', 'z'].map((id) => ({ name, team: `${name} ${id}`, call })))
  const answers = async (isTogether: boolean) => {
    const d = draw(1)
    const late = (client: Client): Client => lateClient(client, d)
    const { engine, client: lab } = await startLab(1, {}, late)
    const clients = { lab, tenants: await tenantsOn(engine, late) }
    for (const { name, team: of } of teams) await addFor(name, clients, of)
    if (isTogether) return Promise.all(teams.map(({ team: of, call }) => call(clients, of, {})))
    const found = []
    for (const { team: of, call } of teams) found.push(await call(clients, of, {}))
    return found
  }
  expect(await answers(true)).toEqual(await answers(false))
})
