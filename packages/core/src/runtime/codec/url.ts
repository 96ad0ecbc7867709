import type { Codec } from './codec.js'
import { type StringRules, string } from './string.js'

/** What a URL must have besides being one. */
export interface UrlRules {
  readonly protocol?: RegExp | undefined
  readonly hostname?: RegExp | undefined
}

/**
 * Text that is a URL, given as zod does: without space around it, tabs and line ends.
 *
 * @example
 * ```ts
 * import { url } from '@keyloom/core/runtime'
 *
 * url({ protocol: /^https$/ }).write('https://example.com') // { S: 'https://example.com' }
 * ```
 */
export function url({ protocol, hostname, ...rules }: StringRules & UrlRules = {}): Codec<string> {
  const test = (value: string): boolean => isUrl(value) && hasUrlParts(new URL(value.trim()), { protocol, hostname })
  const { check, ...codec } = string({ ...rules, format: 'url', test })
  return { ...codec, check: (value, issues) => check(typeof value === 'string' ? urlText(value) : value, issues) }
}

function isUrl(value: string): boolean {
  return URL.canParse(value.trim())
}

/** What is no URL stays as it is. */
function urlText(value: string): string {
  return isUrl(value) ? value.trim().replace(/[\t\n\r]/g, '') : value
}

/** Whether the parts of a URL are what its schema asks for. */
function hasUrlParts(parts: URL, { protocol, hostname }: UrlRules): boolean {
  return matches(protocol, parts.protocol.replace(/:$/, '')) && matches(hostname, parts.hostname)
}

function matches(pattern: RegExp | undefined, text: string): boolean {
  if (pattern === undefined) return true
  // A pattern with the flag g or y remembers where it matched last.
  pattern.lastIndex = 0
  return pattern.test(text)
}
