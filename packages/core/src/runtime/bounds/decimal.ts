/** `a - b`, exactly: DynamoDB counts in decimals, where JavaScript's 0.3 - 0.1 is less than 0.2. */
export function difference(a: string, b: string): string {
  const { values, exponent } = aligned(a, b)
  return `${values[0] - values[1]}e${exponent}`
}

/** Negative where `a` is less than `b`, 0 where they are the same number. */
export function compare(a: string, b: string): number {
  const [one, other] = aligned(a, b).values
  return one < other ? -1 : one > other ? 1 : 0
}

/** Two numbers as whole multiples of one power of ten. */
function aligned(a: string, b: string): { readonly values: readonly [bigint, bigint]; readonly exponent: number } {
  const [one, other] = [parsed(a), parsed(b)]
  const exponent = Math.min(one.exponent, other.exponent)
  const value = (of: typeof one) => of.digits * 10n ** BigInt(of.exponent - exponent)
  return { values: [value(one), value(other)], exponent }
}

function parsed(text: string): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length }
}
