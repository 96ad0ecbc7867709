import { invalidValue } from './invalid-value.js'
import { plainText } from './text.js'

/**
 * A format of an application's own: how a value becomes a part of a key. A table registers it by name (`formats: { cell }`), templates use it
 * as `{place:cell}`, and generated code imports it from the module that exports it, which imports neither zod nor the schema for it.
 *
 * @example
 * ```ts
 * import type { KeyFormat } from '@keyloom/core'
 *
 * export const backwards: KeyFormat<string> = {
 *   encode: (name) => [...name].reverse().join(''),
 *   decode: (text) => [...text].reverse().join(''),
 *   examples: ['ann', 'bob'],
 * }
 * ```
 */
export interface KeyFormat<Value> extends AnyKeyFormat {
  /** The text in the key; the same for the same value, always. */
  encode(value: Value): string
  /**
   * The value of a text. With it the format keeps values apart, which is held to for every value: two with one text are refused. Without it
   * different values may have one text, and patterns ask for the format by name.
   */
  decode?(text: string): Value
  /** The texts sort, byte by byte, as the values are meant to, so that a pattern may order by them or ask for a range of them. */
  readonly keepsOrder?: boolean
  /** The length that every text has. A format without one is escaped where another part follows. */
  readonly width?: number
  /** Values that all this is checked with when the schema is read: two or more, and with `keepsOrder` in ascending order. */
  readonly examples: readonly Value[]
}

/** A format, whatever it takes. */
export interface AnyKeyFormat {
  encode(value: never): string
  decode?(text: string): unknown
  readonly keepsOrder?: boolean
  readonly width?: number
  readonly examples: readonly unknown[]
}

/** The formats of a table, by name. */
export type KeyFormats = Readonly<Record<string, AnyKeyFormat>>

/**
 * The text of a value by a format of the application's own, which is held to what it declares.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where it gives something else.
 *
 * @example
 * ```ts
 * import { formatText, type KeyFormat } from '@keyloom/core/runtime'
 *
 * const padded: KeyFormat<number> = { encode: (row) => String(row).padStart(3, '0'), decode: Number, width: 3, examples: [1, 20] }
 * formatText(padded, 7) // '007'
 * ```
 */
export function formatText<Value>(format: KeyFormat<Value>, value: Value, at?: string): string {
  const text: unknown = format.encode(value)
  if (typeof text !== 'string') throw invalidValue(value, 'has a format that gives no text', at)
  if (format.width !== undefined && text.length !== format.width)
    throw invalidValue(value, `has the text ${JSON.stringify(text)}, which is not ${format.width} characters long`, at)
  const back: unknown = format.decode === undefined ? value : format.decode(text)
  if (!isSame(back, value)) throw invalidValue(value, `has the text ${JSON.stringify(text)}, which another value has, too`, at)
  return plainText(text, at)
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())
}
