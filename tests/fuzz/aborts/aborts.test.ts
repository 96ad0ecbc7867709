import { getEventListeners } from 'node:events'
import { type Client, type ConnectOptions, isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { lateClient, turns } from '../late-client.js'
import { type Lab, startLab } from '../start-lab.js'
import { addTeam, batches, type LimitedCall, reads, writes } from './calls.js'

const all = { ...reads, ...writes, ...batches }
const team = 'a'

/** Sends a request, or does something else. */
type Sender = (send: () => Promise<unknown>, request: number) => Promise<unknown>

/** A lab with a team, whose requests go by `sender` from then on. */
async function labWith(sender: Sender, options: Partial<ConnectOptions> = {}): Promise<Lab & { sent(): number }> {
  let isOn = false
  let sent = 0
  const intercept = (client: Client): Client => ({
    send: (command: never) => (isOn ? sender(() => client.send(command), ++sent) : client.send(command)),
  })
  const lab = await startLab(1, options, intercept)
  await addTeam(lab.client, team)
  isOn = true
  return { ...lab, sent: () => sent }
}

function stored({ engine }: Lab): unknown {
  return engine.execute('Scan', { TableName: 'lab' }).Items
}

async function outcome(lab: Lab, call: LimitedCall, limits: Parameters<LimitedCall>[2]): Promise<KeyloomError | undefined> {
  try {
    await call(lab.client, team, limits)
    return undefined
  } catch (error) {
    if (!isKeyloomError(error)) throw error
    return error
  }
}

/** The error of a call whose first request is never answered, and how many requests left. */
async function outcomeWithoutAnswer(call: LimitedCall): Promise<readonly [KeyloomError | undefined, number]> {
  const lab = await labWith(() => new Promise(() => {}))
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

describe.each(Object.entries(all))('an abort of %s', (_, call) => {
  test('before it begins leaves nothing to do', async () => {
    const lab = await labWith((send) => send())
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
    const whole = await labWith((send) => send())
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
        const lab = await labWith(async (send, request) => {
          if (request !== at) return send()
          const sending = isSent ? send() : new Promise(() => {})
          if (later === 0) abort()
          const answer = await sending
          turns(later).then(abort)
          return answer
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
    const [error, sent] = await outcomeWithoutAnswer(call)
    const isCollecting = ['first', 'all', 'count', 'iterate', 'whole collection'].includes(name)
    const expected = isCollecting ? 'QUERY.BUDGET' : 'REQUEST.DEADLINE'
    expect([error?.code, sent]).toEqual([expected, 1])
  })

  test('leaves no timer when it does not pass', async () => {
    const lab = await labWith((send) => send())
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
    const before = timers()
    expect([await outcome(lab, call, { deadline: 3_600_000 }), timers() - before]).toEqual([undefined, 0])
  })
})

describe('a write whose request was on its way', () => {
  test('says that its outcome is not known', async () => {
    const [update] = await outcomeWithoutAnswer(writes.update!)
    expect([update?.code, update?.message, update?.fix, update?.payload]).toEqual([
      'REQUEST.DEADLINE',
      'Task.update did not end before its deadline while its write was on its way: it is not known whether it was done. Read the item and decide again.',
      'Read the item and decide again.',
      { subject: 'Task.update', outcome: 'unknown' },
    ])
  })

  test('that only read so far has done nothing, and says no such thing', async () => {
    const [error] = await outcomeWithoutAnswer(writes['move of a person']!)
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
  const lab = await labWith((send) => send(), { timing })
  lab.engine.faults.inject({ kind: 'transaction-cancelled', reasons: [{ Code: 'TransactionConflict', Message: 'Busy.' }], times: 9 })
  const error = await outcome(lab, writes['create of a person']!, { signal: controller.signal })
  expect([error?.code, error?.payload, lab.sent()]).toEqual(['REQUEST.ABORTED', { subject: 'Person.create' }, 1])
})

test.each([0, -1, Number.NaN])('a deadline of %s is refused before anything is sent', async (deadline) => {
  const lab = await labWith((send) => send())
  for (const call of Object.values(writes)) expect((await outcome(lab, call, { deadline }))?.code).toBe('INPUT.INVALID')
  expect(lab.sent()).toBe(0)
})

test('calls of one client at one time each have their own answer', async () => {
  const teams = Object.entries(all).flatMap(([name, call]) => ['x', 'y', 'z'].map((id) => ({ team: `${name} ${id}`, call })))
  const answers = async (isTogether: boolean) => {
    const d = draw(1)
    const { client } = await startLab(1, {}, (each) => lateClient(each, d))
    for (const each of teams) await addTeam(client, each.team)
    if (isTogether) return Promise.all(teams.map(({ team: of, call }) => call(client, of, {})))
    const found = []
    for (const { team: of, call } of teams) found.push(await call(client, of, {}))
    return found
  }
  expect(await answers(true)).toEqual(await answers(false))
})
