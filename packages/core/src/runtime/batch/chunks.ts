/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const maxWrites = 25
const maxBytes = 16 * 1024 * 1024

/** Divides writes into requests by number and size, in their order. */
export function chunksOf<Entry extends { readonly size: number }>(entries: readonly Entry[]): Entry[][] {
  const chunks: Entry[][] = []
  let chunk: Entry[] = []
  let bytes = 0
  for (const entry of entries) {
    if (chunk.length === maxWrites || (chunk.length > 0 && bytes + entry.size > maxBytes)) {
      chunks.push(chunk)
      chunk = []
      bytes = 0
    }
    chunk.push(entry)
    bytes += entry.size
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk]
}
