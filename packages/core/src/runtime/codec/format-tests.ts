/**
 * What a format accepts beyond its pattern, or where it has none; by zod's names. Read by name only, and the names come from a schema, so
 * what every object inherits is out of reach.
 */
export const formatTests: ReadonlyMap<string, (value: string) => boolean> = /* @__PURE__ */ new Map([
  ['url', isUrl],
  ['jwt', isJwt],
  ['ipv6', isIpv6],
  ['cidrv6', isCidrv6],
  ['base64', isBase64],
  ['base64url', isBase64Url],
])

function isUrl(value: string): boolean {
  return URL.canParse(value.trim())
}

/** Three parts, the first of which is a header that names an algorithm. The signature is not checked. */
function isJwt(value: string): boolean {
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

function isIpv6(value: string): boolean {
  return /^[\da-fA-F:.]+$/.test(value) && URL.canParse(`http://[${value}]`)
}

function isCidrv6(value: string): boolean {
  const [address = '', prefix = '', ...more] = value.split('/')
  return more.length === 0 && /^(\d|[1-9]\d\d?)$/.test(prefix) && Number(prefix) <= 128 && isIpv6(address)
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[\dA-Za-z+/]*={0,2}$/.test(value)
}

function isBase64Url(value: string): boolean {
  return value.length % 4 !== 1 && /^[\w-]*$/.test(value)
}
