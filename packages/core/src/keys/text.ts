import { invalidValue } from './invalid-value.js'
import { isWellFormed } from './well-formed.js'

const upToDollar = /[^%-\uffff]/
const allUpToDollar = /[^%-\uffff]/g

/**
 * Text as it is. A lone surrogate has no UTF-8 form: DynamoDB would store another text, so it is refused.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no well-formed text.
 *
 * @example
 * ```ts
 * import { plainText } from '@keyloom/core/runtime'
 *
 * plainText('Ann') // 'Ann'
 * ```
 */
export function plainText(value: string, at?: string): string {
  if (typeof value !== 'string') throw invalidValue(value, 'is not a string', at)
  if (!isWellFormed(value)) throw invalidValue(value, 'holds half of a surrogate pair, which has no UTF-8 form', at)
  return value
}

/**
 * Text that another part follows, so that it never holds the delimiter. With the delimiter `#` every character up to the escape character
 * `$` is escaped: the text that ends (and goes on with `#`) then sorts before the text that goes on with anything (`$` or higher), and the
 * order of keys is the order of values. Any other delimiter, which must be neither a letter nor a digit, escapes itself and its escape
 * character; keys stay distinct but their order may differ from that of the values.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no well-formed text.
 *
 * @example
 * ```ts
 * import { escapeText } from '@keyloom/core/runtime'
 *
 * escapeText('Ann Lee#1', '#') // 'Ann$20Lee$231'
 * ```
 */
export function escapeText(value: string, delimiter: string, at?: string): string {
  const text = plainText(value, at)
  if (delimiter === '#') return upToDollar.test(text) ? text.replace(allUpToDollar, escapeCharacter) : text
  const mark = escapeMark(delimiter)
  return text.replaceAll(mark, () => mark + hex(mark)).replaceAll(delimiter, () => mark + hex(delimiter))
}

/** The text that `escapeText` was given. What is no escape stays as it is: the caller compares by escaping again. */
export function unescapeText(text: string, delimiter: string): string {
  const form = escapeMark(delimiter) === '$' ? /\$([0-9A-F]{2})/g : /%([0-9A-F]{2})/g
  return text.replace(form, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/**
 * Text in lower case, as Unicode has it and no locale.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no well-formed text.
 *
 * @example
 * ```ts
 * import { lowerText } from '@keyloom/core/runtime'
 *
 * lowerText('Ann') // 'ann'
 * ```
 */
export function lowerText(value: string, at?: string): string {
  return plainText(value, at).toLowerCase()
}

/**
 * Text in upper case, as Unicode has it and no locale.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no well-formed text.
 *
 * @example
 * ```ts
 * import { upperText } from '@keyloom/core/runtime'
 *
 * upperText('Ann') // 'ANN'
 * ```
 */
export function upperText(value: string, at?: string): string {
  return plainText(value, at).toUpperCase()
}

function escapeMark(delimiter: string): string {
  return delimiter === '$' ? '%' : '$'
}

function escapeCharacter(character: string): string {
  return `$${hex(character)}`
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
}
