import { count } from '../count.js'
import type { Io } from '../io.js'

const betweenLines = 5_000

/** Says now and then how many items were read, what became of them, and how fast. */
export function scanProgress({ stderr }: Io): (items: number, outcome: string) => void {
  const begun = performance.now()
  let last = begun
  return (items, outcome) => {
    const now = performance.now()
    if (now - last < betweenLines) return
    last = now
    stderr.write(`${count(items, 'item')} read, ${outcome}, ${Math.round(items / ((now - begun) / 1000))} a second.\n`)
  }
}
