import { keyloomError } from '@keyloom/core'
import type { Acceptance } from './acceptance.js'

/** The text of a file of accepted changes, sorted, so that two branches that add to it merge. */
export function acceptedJson(entries: readonly Acceptance[]): string {
  const sorted = entries.toSorted((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1))
  return `${JSON.stringify({ version: 1, accepted: sorted }, undefined, 2)}\n`
}

/** Reads such a text. Throws `REVIEW.ACCEPTED` with what is wrong in it. */
export function parseAccepted(text: string, file: string): readonly Acceptance[] {
  const value = parseJson(text, file)
  const list = isRecord(value) && value.version === 1 ? value.accepted : undefined
  if (!Array.isArray(list)) throw invalid(file, 'it is no object with `"version": 1` and a list `accepted`')
  return list.map((entry: unknown, i) => {
    const fault = faultOf(entry)
    if (fault !== undefined) throw invalid(file, `entry ${i + 1} ${fault}`)
    return entry as Acceptance
  })
}

function faultOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return 'is no object'
  const missing = ['fingerprint', 'rule', 'target', 'because'].find((name) => typeof entry[name] !== 'string')
  if (missing !== undefined) return `has no \`${missing}\``
  const { until } = entry
  const isDay = until === undefined || (typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until))
  return isDay ? undefined : 'has an `until` that is no day such as 2027-03-31'
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid(file, 'it is not JSON', cause)
  }
}

function invalid(file: string, why: string, cause?: unknown) {
  return keyloomError('REVIEW.ACCEPTED', `${file} is no file of accepted changes: ${why}.`, { payload: { file }, cause })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
