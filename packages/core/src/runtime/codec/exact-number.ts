/** The number that DynamoDB's digits mean, where JavaScript has it exactly: a number of another program may have up to 38 digits. */
export function exactNumber(digits: string): number | undefined {
  const value = Number(digits)
  // 15 digits always survive the way to a double and back.
  if (digits.length <= 15) return value
  return canonicalNumber(digits) === canonicalNumber(String(value)) ? value : undefined
}

const decimal = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i

/** One spelling for each number. */
export function canonicalNumber(text: string): string {
  const match = decimal.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${sign === '-' ? '-' : ''}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

/** Whether two spellings mean the same number: DynamoDB gives a number back in a form of its own. */
export function isSameNumber(a: string, b: string): boolean {
  return a === b || canonicalNumber(a) === canonicalNumber(b)
}
