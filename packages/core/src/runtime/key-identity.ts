import { canonicalNumber } from './codec/exact-number.js'
import type { AttributeValue, Item } from './item.js'

/** Text that two keys share only where they are of the same item of the same table. Each part follows its length, so that none runs into the next. */
export function keyIdentity(table: string, names: readonly string[], key: Item): string {
  let identity = `${table.length}:${table}`
  for (const name of names) {
    const text = keyPartText(key[name]!)
    identity += `${text.length}:${text}`
  }
  return identity
}

/** One text for each value that an attribute of a key may have. */
export function keyPartText({ S, N, B }: AttributeValue): string {
  return S ?? (N === undefined ? Buffer.from(B ?? []).toString('base64') : canonicalNumber(N))
}
