/** What formats accept that zod decides by code, not by a pattern; generated code imports those that its schema has. */

/**
 * Three parts, the first of which is a header that names an algorithm. The signature is not checked.
 *
 * @example
 * ```ts
 * import { isJwt } from '@keyloom/core/runtime'
 *
 * isJwt('eyJhbGciOiJIUzI1NiJ9.e30.c2ln') // true
 * ```
 */
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

/**
 * An address of IP version 6.
 *
 * @example
 * ```ts
 * import { isIpv6 } from '@keyloom/core/runtime'
 *
 * isIpv6('2001:db8::1') // true
 * ```
 */
export function isIpv6(value: string): boolean {
  return /^[\da-fA-F:.]+$/.test(value) && URL.canParse(`http://[${value}]`)
}

/**
 * A block of addresses of IP version 6: an address and the length of its prefix.
 *
 * @example
 * ```ts
 * import { isCidrv6 } from '@keyloom/core/runtime'
 *
 * isCidrv6('2001:db8::/32') // true
 * ```
 */
export function isCidrv6(value: string): boolean {
  const [address = '', prefix = '', ...more] = value.split('/')
  return more.length === 0 && /^(\d|[1-9]\d\d?)$/.test(prefix) && Number(prefix) <= 128 && isIpv6(address)
}

/**
 * Base64 with padding: https://datatracker.ietf.org/doc/html/rfc4648#section-4
 *
 * @example
 * ```ts
 * import { isBase64 } from '@keyloom/core/runtime'
 *
 * isBase64('S2V5bG9vbQ==') // true
 * ```
 */
export function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[\dA-Za-z+/]*={0,2}$/.test(value)
}

/**
 * Base64 for URLs, without padding: https://datatracker.ietf.org/doc/html/rfc4648#section-5
 *
 * @example
 * ```ts
 * import { isBase64Url } from '@keyloom/core/runtime'
 *
 * isBase64Url('S2V5bG9vbQ') // true
 * ```
 */
export function isBase64Url(value: string): boolean {
  return value.length % 4 !== 1 && /^[\w-]*$/.test(value)
}
