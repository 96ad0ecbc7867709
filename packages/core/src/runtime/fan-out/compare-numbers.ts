/** Orders two numbers of DynamoDB, which have up to 38 digits. */
export function compareNumbers(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  if (Math.abs(difference) > Number.EPSILON * Math.abs(Number(a))) return difference
  const [x, y] = [exact(a), exact(b)]
  const places = Math.max(x.places, y.places)
  const [left, right] = [x.digits * 10n ** BigInt(places - x.places), y.digits * 10n ** BigInt(places - y.places)]
  return left < right ? -1 : left > right ? 1 : 0
}

function exact(text: string): { readonly digits: bigint; readonly places: number } {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(`${whole}${fraction}`)
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places }
}
