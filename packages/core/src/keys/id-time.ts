import { invalidValue } from './invalid-value.js'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Seconds from 1970 to the epoch of KSUIDs. */
const ksuidEpoch = 1_400_000_000

/**
 * The time inside a ULID: the milliseconds in its first ten characters.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no ULID.
 *
 * @example
 * ```ts
 * import { ulidTime } from '@keyloom/core/runtime'
 *
 * ulidTime('01ARZ3NDEKTSV4RRFFQ69G5FAV') // 2016-07-30T23:54:10.259Z
 * ```
 */
export function ulidTime(value: string, at?: string): Date {
  if (typeof value !== 'string' || !/^[0-7][0-9a-hjkmnp-tv-z]{25}$/i.test(value)) throw invalidValue(value, 'is not a ULID', at)
  let time = 0
  for (const character of value.slice(0, 10).toUpperCase()) time = time * 32 + crockford.indexOf(character)
  return new Date(time)
}

/**
 * The time inside a KSUID: the seconds in the first four of its twenty bytes.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no KSUID.
 *
 * @example
 * ```ts
 * import { ksuidTime } from '@keyloom/core/runtime'
 *
 * ksuidTime('0ujtsYcgvSTl8PAuAdqWYSMnLOv') // 2017-10-10T04:00:47Z
 * ```
 */
export function ksuidTime(value: string, at?: string): Date {
  if (typeof value !== 'string' || !/^[0-9A-Za-z]{27}$/.test(value)) throw invalidValue(value, 'is not a KSUID', at)
  let bytes = 0n
  for (const character of value) bytes = bytes * 62n + BigInt(base62.indexOf(character))
  return new Date((Number(bytes >> 128n) + ksuidEpoch) * 1000)
}

/**
 * The time inside a UUID of version 7: the milliseconds in its first six bytes.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no UUID of version 7.
 *
 * @example
 * ```ts
 * import { uuidTime } from '@keyloom/core/runtime'
 *
 * uuidTime('017f22e2-79b0-7cc3-98c4-dc0c0c07398f') // 2022-02-22T19:22:22Z
 * ```
 */
export function uuidTime(value: string, at?: string): Date {
  if (typeof value !== 'string' || !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/i.test(value))
    throw invalidValue(value, 'is not a UUID of version 7', at)
  return new Date(Number.parseInt(value.slice(0, 8) + value.slice(9, 13), 16))
}
