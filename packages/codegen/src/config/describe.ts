/** What a value is that should be another, for a message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '' ? 'an empty string' : JSON.stringify(value)
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
