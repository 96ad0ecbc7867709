import { count } from '../count.js'
import type { Io } from '../io.js'

/** How far the reading of a table has come. */
export interface Progress {
  /** Items that were read, of those that an earlier run has read as well. */
  readonly read: number
  /** What became of them: `12 stamped`. */
  readonly outcome: string
}

/** What an estimate is made of. */
export interface Extent {
  /** Items that an earlier run has read. */
  readonly before: number
  /** Items in the table as DynamoDB counts them every few hours; absent where it says none. */
  readonly itemsInTable?: number | undefined
}

const barWidth = 20
/** In milliseconds. */
const pause = { terminal: 200, lines: 5_000 }

/** Says how many items were read, what became of them, how fast, and how long it may take: a line that is written over, or lines. */
export function scanProgress({ stderr }: Io, extent: Extent): { tell(progress: Progress): void; end(): void } {
  const { isTerminal } = stderr
  const begun = performance.now()
  let last = begun
  let isShown = false
  return {
    tell(progress) {
      const now = performance.now()
      if (now - last < (isTerminal ? pause.terminal : pause.lines)) return
      last = now
      const text = progressText(progress, extent, (now - begun) / 1000)
      if (isTerminal) stderr.write(`\r\u001B[K${barOf(progress, extent)}${text}`)
      else stderr.write(`${text}.\n`)
      isShown = isTerminal
    },
    end() {
      if (isShown) stderr.write('\r\u001B[K')
    },
  }
}

/** `12000 items read, 31 % of about 38000, 9 stamped, 830 a second, about 32 s left` */
export function progressText({ read, outcome }: Progress, { before, itemsInTable }: Extent, seconds: number): string {
  const rate = (read - before) / seconds
  const part = itemsInTable === undefined ? '' : `, ${percent(read, itemsInTable)} % of about ${itemsInTable}`
  const isLeft = itemsInTable !== undefined && itemsInTable > read && rate > 0
  const left = isLeft ? `, about ${duration((itemsInTable - read) / rate)} left` : ''
  return `${count(read, 'item')} read${part}, ${outcome}, ${Math.round(rate)} a second${left}`
}

function barOf({ read }: Progress, { itemsInTable }: Extent): string {
  if (itemsInTable === undefined) return ''
  const full = Math.floor((percent(read, itemsInTable) / 100) * barWidth)
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] `
}

/** Not all of it while there is more: the count is hours old. */
function percent(read: number, itemsInTable: number): number {
  return Math.min(99, Math.floor((read / itemsInTable) * 100))
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
