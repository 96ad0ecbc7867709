import { list } from './report.js'

/** What to write instead of a name that does not exist: the one it is nearly, or all there are. */
export function suggest(name: unknown, candidates: Iterable<string>): string {
  const names = [...candidates]
  // A file that no compiler has checked may give anything as a name.
  const given = String(name).toLowerCase()
  const [nearest] = names
    .map((candidate) => ({ candidate, distance: distance(given, candidate.toLowerCase()) }))
    .filter((one) => one.distance <= Math.max(1, Math.floor(given.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return nearest === undefined ? `It has ${list(names)}.` : `Did you mean '${nearest.candidate}'?`
}

/** The number of characters to insert, delete or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
