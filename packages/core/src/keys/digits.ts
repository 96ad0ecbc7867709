const complements = '9876543210'

/** Every digit replaced by nine minus itself: of two texts with the same form, the greater becomes the smaller. */
export function complementDigits(text: string): string {
  let complement = ''
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    complement += digit >= 0 && digit <= 9 ? complements[digit] : text[i]
  }
  return complement
}
