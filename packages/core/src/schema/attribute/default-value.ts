import type { AttributeType, Json } from '../../model/index.js'

/** How far a default may be from now without being taken for the clock's. */
const CLOCK_MILLISECONDS = 60_000

/**
 * The default as JSON, or why it is none. zod shows a default only by its value: `default(() => x)` is told from `default(x)` when two
 * readings differ, or when the value is the present time.
 */
export function readDefault(read: () => unknown, type: AttributeType): { readonly value: Json } | { readonly reason: string } {
  let first: unknown
  let second: unknown
  try {
    first = read()
    second = read()
  } catch {
    return { reason: 'a default whose function throws' }
  }
  if (!isJson(first)) return { reason: `a default that JSON cannot hold (${nameOf(first)})` }
  if (isPresentTime(first, type)) return { reason: 'a default that is the present time' }
  if (JSON.stringify(first) !== JSON.stringify(second)) return { reason: 'a default that is different every time' }
  return { value: first }
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isJson)
  if (typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson)
}

function isPresentTime(value: Json, type: AttributeType): boolean {
  const now = Date.now()
  if (typeof value === 'number') return Math.abs(value - now) < CLOCK_MILLISECONDS || Math.abs(value * 1000 - now) < CLOCK_MILLISECONDS
  return (
    typeof value === 'string' && type.kind === 'string' && value.includes('T') && Math.abs(Date.parse(value) - now) < CLOCK_MILLISECONDS
  )
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'object'
  return typeof value
}
