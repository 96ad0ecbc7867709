import { anyText, type Language } from './language.js'

/**
 * Whether some text is in both languages: whether two templates can form the same key. `false` is a proof; `true` may be wrong where a
 * language is wider than its template.
 */
export function partsMayMeet(a: Language, b: Language): boolean {
  const width = b.length + 1
  const seen = new Set<number>()
  const open: [number, number][] = [[0, 0]]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const [i, j] = state
    if (seen.has(i * width + j)) continue
    seen.add(i * width + j)
    const x = a[i]
    const y = b[j]
    if (x === undefined && y === undefined) return true
    if (x?.repeats) open.push([i + 1, j])
    if (y?.repeats) open.push([i, j + 1])
    if (x !== undefined && y !== undefined && (x.characters & y.characters) !== 0n)
      open.push([x.repeats ? i : i + 1, y.repeats ? j : j + 1])
  }
  return false
}

/** Whether some text of the one language begins with some text of the other. */
export function partMayBeginWith(part: Language, prefix: Language): boolean {
  return partsMayMeet(part, [...prefix, ...anyText])
}
