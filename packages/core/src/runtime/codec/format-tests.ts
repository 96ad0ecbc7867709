/** What a URL must have besides being one. */
export interface UrlRules {
  readonly protocol?: RegExp
  readonly hostname?: RegExp
}

/**
 * What a format accepts, where zod decides it by code and not by a pattern; by zod's names. Read by name only, and the names come from a schema, so
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

/** A URL as zod gives it: without space around it, tabs and line ends. What is none stays as it is. */
export function urlText(value: string): string {
  return isUrl(value) ? value.trim().replace(/[\t\n\r]/g, '') : value
}

/** Whether the parts of a URL are what its schema asks for; true of what is no URL, which is a fault of its own. */
export function hasUrlParts(value: string, { protocol, hostname }: UrlRules): boolean {
  if (!isUrl(value)) return true
  const url = new URL(value.trim())
  return matches(protocol, url.protocol.replace(/:$/, '')) && matches(hostname, url.hostname)
}

function matches(pattern: RegExp | undefined, text: string): boolean {
  if (pattern === undefined) return true
  // A pattern with the flag g or y remembers where it matched last.
  pattern.lastIndex = 0
  return pattern.test(text)
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
