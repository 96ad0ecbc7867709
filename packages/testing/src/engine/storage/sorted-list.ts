const MAX_CHUNK = 512

/** A place in a sorted list. */
export interface Cursor {
  readonly chunk: number
  readonly offset: number
}

/**
 * Entries in order, in chunks of bounded length: finding takes a logarithm of the number of entries, inserting and removing move at
 * most one chunk.
 */
export class SortedList<T> {
  readonly #chunks: T[][] = []
  readonly #compare: (a: T, b: T) => number
  #size = 0

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  /** The first entry for which `isAtOrAfter` holds; it must hold for every later entry too. */
  seek(isAtOrAfter: (entry: T) => boolean): Cursor {
    const chunks = this.#chunks
    let low = 0
    let high = chunks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isAtOrAfter(chunks[middle]!.at(-1)!)) high = middle
      else low = middle + 1
    }
    const chunk = chunks[low]
    if (chunk === undefined) return { chunk: low, offset: 0 }
    let first = 0
    let last = chunk.length - 1
    while (first < last) {
      const middle = (first + last) >>> 1
      if (isAtOrAfter(chunk[middle]!)) last = middle
      else first = middle + 1
    }
    return { chunk: low, offset: first }
  }

  /** The entry equal to a probe. */
  find(compareWithProbe: (entry: T) => number): T | undefined {
    const chunks = this.#chunks
    let low = 0
    let high = chunks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const chunk = chunks[middle]!
      if (compareWithProbe(chunk[chunk.length - 1]!) >= 0) high = middle
      else low = middle + 1
    }
    const chunk = chunks[low]
    if (chunk === undefined) return undefined
    let first = 0
    let last = chunk.length - 1
    while (first <= last) {
      const middle = (first + last) >>> 1
      const order = compareWithProbe(chunk[middle]!)
      if (order === 0) return chunk[middle]
      if (order > 0) last = middle - 1
      else first = middle + 1
    }
    return undefined
  }

  /** Puts an entry in its place, over the entry equal to it if there is one. */
  set(entry: T): void {
    const { chunk: at, offset } = this.seek((other) => this.#compare(other, entry) >= 0)
    const chunk = this.#chunks[at]
    if (chunk !== undefined) {
      if (this.#compare(chunk[offset]!, entry) === 0) chunk[offset] = entry
      else this.#insert(at, offset, entry)
      return
    }
    // After every other entry: at the end of the last chunk.
    const last = this.#chunks.length - 1
    if (last < 0) {
      this.#chunks.push([entry])
      this.#size += 1
    } else this.#insert(last, this.#chunks[last]!.length, entry)
  }

  /** Takes out the entry equal to this one. */
  delete(entry: T): void {
    const { chunk: at, offset } = this.seek((other) => this.#compare(other, entry) >= 0)
    const chunk = this.#chunks[at]
    if (chunk === undefined || this.#compare(chunk[offset]!, entry) !== 0) return
    this.#size -= 1
    if (chunk.length === 1) this.#chunks.splice(at, 1)
    else chunk.splice(offset, 1)
  }

  /** Visits entries from a cursor on, in order, until `visit` answers false. */
  forward(from: Cursor, visit: (entry: T) => boolean): void {
    for (let at = from.chunk, offset = from.offset; at < this.#chunks.length; at += 1, offset = 0) {
      const chunk = this.#chunks[at]!
      for (let i = offset; i < chunk.length; i += 1) if (!visit(chunk[i]!)) return
    }
  }

  /** Visits the entries before a cursor, last first, until `visit` answers false. */
  backward(before: Cursor, visit: (entry: T) => boolean): void {
    for (let at = Math.min(before.chunk, this.#chunks.length - 1); at >= 0; at -= 1) {
      const chunk = this.#chunks[at]!
      const start = at === before.chunk ? before.offset : chunk.length
      for (let i = start - 1; i >= 0; i -= 1) if (!visit(chunk[i]!)) return
    }
  }

  *[Symbol.iterator](): Generator<T> {
    for (const chunk of this.#chunks) yield* chunk
  }

  #insert(at: number, offset: number, entry: T): void {
    const chunk = this.#chunks[at]!
    chunk.splice(offset, 0, entry)
    this.#size += 1
    if (chunk.length > MAX_CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(MAX_CHUNK >>> 1))
  }
}
