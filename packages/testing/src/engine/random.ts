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

const bytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Ids in the form of a UUID from a source of numbers. */
export function randomIds(random: () => number): () => string {
  const hex = (): string => {
    const word = Math.floor(random() * 65_536)
    return bytes[word >>> 8]! + bytes[word & 255]!
  }
  return () => `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-a${hex().slice(1)}-${hex()}${hex()}${hex()}`
}
