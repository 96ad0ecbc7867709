/** What formats accept that zod decides by code, not by a pattern; generated code imports those that its schema has. */

/** Three parts, the first of which is a header that names an algorithm. The signature is not checked. */
export function isJwt(value: string): boolean {
  const parts = value.split('.')
  if (parts.length !== 3) return false
  try {
    const header: unknown = JSON.parse(atob(parts[0]!))
    if (typeof header !== 'object' || header === null || !Reflect.get(header, 'alg')) return false
    return !Reflect.has(header, 'typ') || Reflect.get(header, 'typ') === 'JWT'
  } catch {
    return false
  }
}

export function isIpv6(value: string): boolean {
  return /^[\da-fA-F:.]+$/.test(value) && URL.canParse(`http://[${value}]`)
}

export function isCidrv6(value: string): boolean {
  const [address = '', prefix = '', ...more] = value.split('/')
  return more.length === 0 && /^(\d|[1-9]\d\d?)$/.test(prefix) && Number(prefix) <= 128 && isIpv6(address)
}

export function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[\dA-Za-z+/]*={0,2}$/.test(value)
}

export function isBase64Url(value: string): boolean {
  return value.length % 4 !== 1 && /^[\w-]*$/.test(value)
}
