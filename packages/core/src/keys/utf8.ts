/**
 * The number of bytes of well-formed text.
 *
 * @example
 * ```ts
 * import { utf8Length } from '@keyloom/core'
 *
 * utf8Length('zürich') // 7
 * ```
 */
export function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return length
}

/** The order DynamoDB sorts text in: by UTF-8 bytes, so by code points. JavaScript's `<` puts U+E000 to U+FFFF after astral characters. */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** A surrogate stands for a code point beyond all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** The least text after every text that begins with this one; undefined where there is none. */
export function successor(prefix: string): string | undefined {
  const last = prefix.length - 1
  const unit = prefix.charCodeAt(last)
  // As a rule a delimiter.
  if (unit < 0xd7ff) return prefix.slice(0, last) + String.fromCharCode(unit + 1)
  const points = [...prefix]
  for (let point = points.pop()?.codePointAt(0); point !== undefined; point = points.pop()?.codePointAt(0)) {
    if (point === 0x10ffff) continue
    return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1)
  }
  return undefined
}
