const complements = '9876543210'

/** Every digit replaced by nine minus itself: of two texts with the same form, the greater becomes the smaller. */
export function complementDigits(text: string): string {
  let complement = ''
  for (const character of text) complement += character >= '0' && character <= '9' ? complements[Number(character)] : character
  return complement
}
