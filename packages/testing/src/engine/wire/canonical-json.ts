/** JSON with sorted names, so that equal documents have equal texts. The input's depth is bounded by the reader that let it in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const source = value as Readonly<Record<string, unknown>>
  const names = Object.keys(source).filter((name) => source[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(source[name])}`)
    .join(',')}}`
}
