import { anyText, type Language, showCharacter } from './language.js'

/**
 * Whether some text is in both languages: whether two templates can form the same key. `false` is a proof; `true` may be wrong where a
 * language is wider than its template.
 */
export function partsMayMeet(a: Language, b: Language): boolean {
  return !differEarly(a, b) && meet(a, b) !== undefined
}

/** Every text that begins with one of the language. */
export function beginningWith(prefix: Language): Language {
  return [...prefix, ...anyText]
}

/** Whether the languages differ in a character before anything repeats: most templates do, and are told apart so without a walk. */
function differEarly(a: Language, b: Language): boolean {
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined || x.repeats || y.repeats) return false
    if ((x.characters & y.characters) === 0n) return true
  }
}

/** A shortest text that is in both languages. */
export function commonText(a: Language, b: Language): string | undefined {
  const end = meet(a, b)
  if (end === undefined) return undefined
  let text = ''
  for (let visit: Visit | undefined = end; visit !== undefined; visit = visit.before) text = showCharacter(visit.characters) + text
  return text
}

/** A pair of places that the same text leads to, and the characters that lead there from the pair before (none where a repeat was left). */
interface Visit {
  readonly i: number
  readonly j: number
  readonly characters: bigint
  readonly before?: Visit
}

/** Walks both languages at once, breadth first; the end of both, with the way there. */
function meet(a: Language, b: Language): Visit | undefined {
  const width = b.length + 1
  const seen = new Set<number>()
  const open: Visit[] = [{ i: 0, j: 0, characters: 0n }]
  for (let next = 0; next < open.length; next++) {
    const visit = open[next] as Visit
    const { i, j } = visit
    if (seen.has(i * width + j)) continue
    seen.add(i * width + j)
    const x = a[i]
    const y = b[j]
    if (x === undefined && y === undefined) return visit
    if (x?.repeats) open.push({ i: i + 1, j, characters: 0n, before: visit })
    if (y?.repeats) open.push({ i, j: j + 1, characters: 0n, before: visit })
    const characters = x === undefined || y === undefined ? 0n : x.characters & y.characters
    if (x !== undefined && y !== undefined && characters !== 0n)
      open.push({ i: x.repeats ? i : i + 1, j: y.repeats ? j : j + 1, characters, before: visit })
  }
  return undefined
}
