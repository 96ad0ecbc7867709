import { invalidValue } from './invalid-value.js'

/**
 * The rank of a value, as the schema gives it: keys sort by rank.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is none of those that have a rank.
 *
 * @example
 * ```ts
 * import { rankText } from '@keyloom/core/runtime'
 *
 * rankText('high', { high: '1', low: '2' }) // '1'
 * ```
 */
export function rankText(value: string, ranks: Readonly<Record<string, string>>, at?: string): string {
  const rank = typeof value === 'string' && Object.hasOwn(ranks, value) ? ranks[value] : undefined
  if (rank === undefined) throw invalidValue(value, 'has no rank in the key', at)
  return rank
}
