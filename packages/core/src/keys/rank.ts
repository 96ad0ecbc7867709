import { invalidValue } from './invalid-value.js'

/** The rank of a value, as the schema gives it: keys sort by rank. */
export function rankText(value: string, ranks: Readonly<Record<string, string>>, at?: string): string {
  const rank = typeof value === 'string' && Object.hasOwn(ranks, value) ? ranks[value] : undefined
  if (rank === undefined) throw invalidValue(value, 'has no rank in the key', at)
  return rank
}
