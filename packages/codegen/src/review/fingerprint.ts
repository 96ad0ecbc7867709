/**
 * Twelve hexadecimal digits of what a finding says: to recognise it in later runs, not to withstand an attacker. Two FNV-1a lanes over the
 * UTF-16 units, since this stage imports nothing, not even `node:crypto`.
 */
export function fingerprintOf(parts: readonly string[]): string {
  const text = JSON.stringify(parts)
  let first = 0x811c9dc5
  let second = 0x050c5d1f
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ (unit + index), 0x01000193)
    second ^= second >>> 15
  }
  return (hexadecimal(first) + hexadecimal(second)).slice(0, 12)
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
