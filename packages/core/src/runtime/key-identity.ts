import { canonicalNumber } from './codec/exact-number.js'
import type { Item } from './item.js'

/** Text that two keys share only where they are of the same item of the same table. */
export function keyIdentity(table: string, names: readonly string[], key: Item): string {
  const values = names.map((name) => {
    const { S, N, B } = key[name]!
    return S ?? (N === undefined ? Buffer.from(B ?? []).toString('base64') : canonicalNumber(N))
  })
  return JSON.stringify([table, ...values])
}
