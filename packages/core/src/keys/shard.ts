import { dateText } from './date.js'
import { invalidValue } from './invalid-value.js'
import { plainText } from './text.js'

/**
 * The shard of a value: from 0 up to `count`, in `width` digits. FNV-1a over the UTF-8 of its text, its bits mixed once more; stored keys
 * depend on it, so it never changes within a key format.
 *
 * @example
 * ```ts
 * import { shardText } from '@keyloom/core/runtime'
 *
 * shardText('ann', 15, 2) // '10'
 * ```
 */
export function shardText(value: string | number | bigint | boolean | Date, count: number, width: number, at?: string): string {
  return String(hash(textOf(value, at)) % count).padStart(width, '0')
}

/**
 * The first hexadecimal digits, 1 to 8, of the hash that shards are made of.
 *
 * @example
 * ```ts
 * import { hashText } from '@keyloom/core/runtime'
 *
 * hashText('ann', 4) // 'b2dc'
 * ```
 */
export function hashText(value: string | number | bigint | boolean | Date, digits: number, at?: string): string {
  return hash(textOf(value, at)).toString(16).padStart(8, '0').slice(0, digits)
}

/** The texts of all shards. */
export function allShards(count: number, width: number): string[] {
  return Array.from({ length: count }, (_, shard) => String(shard).padStart(width, '0'))
}

function textOf(value: unknown, at: string | undefined): string {
  if (typeof value === 'string') return plainText(value, at)
  if (value instanceof Date) return dateText(value, at)
  if (typeof value === 'bigint' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value)
  throw invalidValue(value, 'cannot be spread over shards', at)
}

const encoder = new TextEncoder()

function hash(text: string): number {
  let state = 0x811c9dc5
  for (const byte of encoder.encode(text)) state = Math.imul(state ^ byte, 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  return (state ^ (state >>> 13)) >>> 0
}
