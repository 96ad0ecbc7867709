/**
 * Sixteen hexadecimal digits that change when the text does: to notice an edit, not to withstand an attacker. Two FNV-1a lanes over the
 * text's UTF-16 units, one forward and one with the position mixed in, since this stage imports nothing, not even `node:crypto`.
 */
export function fingerprint(text: string): string {
  let first = 0x811c9dc5
  let second = 0x050c5d1f
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ (unit + index), 0x01000193)
    second ^= second >>> 15
  }
  return hexadecimal(first ^ text.length) + hexadecimal(second)
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
