/** A repeatable source of numbers from 0 up to 1 (SplitMix-style, 32 bits of state). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Ids in the form of a UUID from a source of numbers. */
export function randomIds(random: () => number): () => string {
  // A leading one keeps the zeros, and is cut off again.
  const hex = (): string => Math.floor((1 + random()) * 2 ** 32).toString(16)
  return () => {
    const [a, b, c, d] = [hex(), hex(), hex(), hex()]
    return `${a.slice(1)}-${b.slice(1, 5)}-4${b.slice(6)}-a${c.slice(1, 4)}-${c.slice(5)}${d.slice(1)}`
  }
}
