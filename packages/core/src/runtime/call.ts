import { type KeyloomError, keyloomError } from '../errors/index.js'
import type { Client } from './client.js'
import { invalidInput } from './input.js'
import type { ShowOptions } from './lifetime/hidden-rule.js'

/** When a call ends before its work is done. */
export interface CallLimits {
  /** Ends the call with `REQUEST.ABORTED`: the request that is on its way is dropped, and no other follows. */
  readonly signal?: AbortSignal
  /** Milliseconds that the call may take, all its requests together. */
  readonly deadline?: number
}

/** Options of a read. */
export interface CallOptions extends CallLimits, ShowOptions {}

/** A call on its way: what ends it early, and what it has consumed. */
export interface Call {
  readonly subject: string
  readonly signal?: AbortSignal
  /** The time of day, in epoch milliseconds. */
  readonly endsAt?: number
  /** Read capacity units consumed so far; absent where nobody asked, and then no request asks either. */
  readonly meter?: { units: number }
}

/** Undefined where nothing ends the call early. @throws KeyloomError `INPUT.INVALID`. */
export function startCall(subject: string, { signal, deadline }: CallLimits, isMetered = false): Call | undefined {
  if (deadline !== undefined && !(deadline > 0)) {
    throw invalidInput(subject, 'deadline', deadline, 'it is a number of milliseconds above 0')
  }
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw invalidInput(subject, 'signal', signal, 'it is the signal of an AbortController')
  }
  if (signal === undefined && deadline === undefined && !isMetered) return undefined
  return {
    subject,
    ...(signal !== undefined && { signal }),
    ...(deadline !== undefined && { endsAt: Date.now() + deadline }),
    ...(isMetered && { meter: { units: 0 } }),
  }
}

/** @throws KeyloomError `REQUEST.ABORTED` or `REQUEST.DEADLINE` once the call has ended. */
export function checkCall(call: Call): void {
  const error = whyEnded(call)
  if (error !== undefined) throw error
}

/** Sends a command within a call: it is given up when the call ends, also by a client that cannot be told to. A write may be done then. */
export async function sendWithin(call: Call, client: Client, command: object, isWrite: boolean): Promise<unknown> {
  checkCall(call)
  const { signal, endsAt } = call
  if (signal === undefined && endsAt === undefined) return client.send(command as never)
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let abort = (): void => {}
  const ended = new Promise<never>((_, reject) => {
    abort = () => {
      controller.abort()
      reject(whyEnded(call, isWrite) ?? deadlinePassed(call, isWrite))
    }
  })
  ended.catch(() => {})
  try {
    signal?.addEventListener('abort', abort, { once: true })
    const left = endsAt === undefined ? undefined : endsAt - Date.now()
    if (left !== undefined && left <= longestTimer) timer = setTimeout(abort, left)
    // Every client of the SDK takes options of the request; ours has no type for them.
    const send = client.send.bind(client) as unknown as (command: object, options: object) => Promise<unknown>
    const sent = send(command, { abortSignal: controller.signal })
    sent.catch(() => {})
    return await Promise.race([sent, ended])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Timers count in 31 bits: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const longestTimer = 2 ** 31 - 1

/** The error of a call that has ended: `REQUEST.ABORTED` or `REQUEST.DEADLINE`. `isUnknown`: a write was on its way. */
export function whyEnded(call: Call, isUnknown = false): KeyloomError | undefined {
  const { subject, signal, endsAt } = call
  if (signal?.aborted === true) {
    return ended('REQUEST.ABORTED', subject, 'was aborted by its signal', isUnknown, { cause: signal.reason })
  }
  return endsAt !== undefined && Date.now() >= endsAt ? deadlinePassed(call, isUnknown) : undefined
}

function deadlinePassed({ subject }: Call, isUnknown: boolean): KeyloomError {
  return ended('REQUEST.DEADLINE', subject, 'did not end before its deadline', isUnknown, { fix: 'Give it more time, or ask for less.' })
}

function ended(
  code: 'REQUEST.ABORTED' | 'REQUEST.DEADLINE',
  subject: string,
  what: string,
  isUnknown: boolean,
  details: { readonly cause?: unknown; readonly fix?: string },
): KeyloomError {
  const unknown = isUnknown ? ' while its write was on its way: it is not known whether it was done.' : '.'
  return keyloomError(code, `${subject} ${what}${unknown}`, {
    ...details,
    ...(isUnknown && { fix: 'Read the item and decide again.' }),
    payload: { subject, ...(isUnknown && { outcome: 'unknown' }) },
  })
}
