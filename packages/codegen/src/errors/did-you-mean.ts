/** ` (did you mean \`x\`?)` where a known name is at most a third of its letters away, else nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((one, other) => one.distance - other.distance)[0]
  return nearest === undefined ? '' : ` (did you mean \`${nearest.candidate}\`?)`
}

/** Letters to insert, remove, replace or exchange with their neighbour. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      current.push(swapped ? Math.min(cost, beforeLast[column - 2]! + 1) : cost)
    }
    beforeLast = last
    last = current
  }
  return last[to.length]!
}
