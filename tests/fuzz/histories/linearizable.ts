/**
 * Whether calls that overlapped did what some order of them would have done, one after the other: the search of Wing and Gong, which
 * remembers where it has been as Knossos does.
 */
import { isDeepStrictEqual } from 'node:util'

/** What calls do, one after the other. */
export interface Model<State, Call> {
  readonly initial: State
  /** The state after a call, and what the call answers. */
  apply(state: State, call: Call): readonly [after: State, answer: unknown]
}

/** One call, as its caller saw it. */
export interface Observed<Call> {
  readonly call: Call
  /** When it began and when it ended, by a clock that all callers share. */
  readonly from: number
  readonly to: number
  /** What it answered; absent where that is not known: then it took effect at any time since it began, or never. */
  readonly answer?: readonly unknown[]
  /** How often its request was sent again after an answer was lost: each attempt but the last one took effect, or did not. */
  readonly repeats: number
}

/** Something that took effect at one time, or that may have. */
interface Effect<Call> {
  readonly call: Call
  readonly from: number
  readonly to: number
  /** Absent: it may also have had no effect. */
  readonly answer?: readonly unknown[] | undefined
}

/** A place of the search: the effects that are done, as bits, the state after them, and the earliest time of the last one. */
interface Place<State> {
  readonly done: bigint
  readonly state: State
  readonly now: number
}

/** Whether there is an order of the calls in which each answers as it did, and in which none is before one that ended before it began. */
export function isLinearizable<State, Call>({ initial, apply }: Model<State, Call>, history: readonly Observed<Call>[]): boolean {
  // The last ones are tried first: those that must have been, by their end.
  const effects = history.flatMap(effectsOf).sort((a, b) => b.to - a.to || Number(a.answer !== undefined) - Number(b.answer !== undefined))
  const bits = effects.map((_, i) => 1n << BigInt(i))
  const required = effects.reduce((all, { answer }, i) => (answer === undefined ? all : all | bits[i]!), 0n)
  const met = new Set<string>()
  const open: Place<State>[] = [{ done: 0n, state: initial, now: 0 }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { done, state, now } = place
    if ((done & required) === required) return true
    const text = `${done} ${JSON.stringify(state)}`
    if (met.has(text)) continue
    met.add(text)
    const isLeft = (i: number): boolean => (done & bits[i]!) === 0n
    // What began after another had ended cannot come before that other one.
    const horizon = Math.min(...effects.filter(({ answer }, i) => answer !== undefined && isLeft(i)).map(({ to }) => to))
    for (const [i, { call, from, to, answer }] of effects.entries()) {
      if (from > horizon || to < now || !isLeft(i)) continue
      const [after, answered] = apply(state, call)
      const isPossible = answer === undefined ? !isDeepStrictEqual(after, state) : isDeepStrictEqual(answer, answered)
      if (isPossible) open.push({ done: done | bits[i]!, state: after, now: Math.max(now, from) })
    }
  }
  return false
}

/** The last attempt had the effect that was answered. Those before it ended with the call; one without an answer may be on its way still. */
function effectsOf<Call>({ call, from, to, answer, repeats }: Observed<Call>): Effect<Call>[] {
  const end = answer === undefined ? Number.POSITIVE_INFINITY : to
  return [...Array.from({ length: repeats }, () => ({ call, from, to: end })), { call, from, to: end, answer }]
}
