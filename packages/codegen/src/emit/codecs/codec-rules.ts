import type { AttributeType, StringType } from '@keyloom/core'
import { array, type Code, hanging, object } from '../print/layout.js'
import { literal, quote } from '../print/safe-identifier.js'

/** The options of a codec factory as the members of an object literal; empty where the type has no bounds. */
export function stringRules(type: StringType, imported: (name: string) => string): Code[] {
  const patterns = (type.patterns ?? []).map(({ source, flags }) => String(new RegExp(source, flags)))
  // A format brings its pattern first.
  const [own, ...others] = type.format === undefined ? [undefined, ...patterns] : patterns
  return [
    ...rule('min', type.minLength, literal),
    ...rule('max', type.maxLength, literal),
    ...(type.format === 'url' ? urlRules(type.url ?? {}) : rule('format', type.format, quote)),
    ...rule('test', formatTests.get(type.format ?? ''), imported),
    ...(own === undefined ? [] : [['pattern:', hanging(own)]]),
    ...(others.length === 0 ? [] : [['patterns: ', array(others.filter((pattern) => pattern !== undefined))]]),
    ...rule('startsWith', type.startsWith, quote),
    ...rule('endsWith', type.endsWith, quote),
    ...(type.includes === undefined ? [] : [['includes: ', array(type.includes.map(quote))]]),
  ]
}

/** What decides on a format that zod has no pattern of, by zod's name of it. */
const formatTests: ReadonlyMap<string, string> = new Map([
  ['jwt', 'isJwt'],
  ['ipv6', 'isIpv6'],
  ['cidrv6', 'isCidrv6'],
  ['base64', 'isBase64'],
  ['base64url', 'isBase64Url'],
])

function urlRules({ protocol, hostname }: NonNullable<StringType['url']>): Code[] {
  const pattern = ({ source, flags }: { readonly source: string; readonly flags: string }) => String(new RegExp(source, flags))
  return [...rule('protocol', protocol, pattern), ...rule('hostname', hostname, pattern)]
}

export function numberRules(type: Extract<AttributeType, { kind: 'number' }>): Code[] {
  return [
    ...rule('min', type.min, literal),
    ...rule('max', type.max, literal),
    ...rule('exclusiveMin', type.exclusiveMin, literal),
    ...rule('exclusiveMax', type.exclusiveMax, literal),
    ...(type.multipleOf === undefined ? [] : [['multipleOf: ', array(type.multipleOf.map(literal))]]),
  ]
}

export function bigintRules(type: Extract<AttributeType, { kind: 'bigint' }>): Code[] {
  return [
    ...rule('min', type.min, (digits) => `${digits}n`),
    ...rule('max', type.max, (digits) => `${digits}n`),
    ...(type.multipleOf === undefined ? [] : [['multipleOf: ', array(type.multipleOf.map((digits) => `${digits}n`))]]),
  ]
}

export function dateRules(type: Extract<AttributeType, { kind: 'date' }>): Code[] {
  return [
    ...(type.stored === 'iso' ? [] : [`stored: ${quote(type.stored)}`]),
    ...rule('min', type.min, (text) => `new Date(${quote(text)})`),
    ...rule('max', type.max, (text) => `new Date(${quote(text)})`),
  ]
}

export function sizeRules(type: { readonly min?: number; readonly max?: number }): Code[] {
  return [...rule('min', type.min, literal), ...rule('max', type.max, literal)]
}

/** The arguments of a factory: options only where there are some. */
export function withRules(args: readonly Code[], rules: readonly Code[]): Code[] {
  return rules.length === 0 ? [...args] : [...args, object(rules)]
}

function rule<T>(name: string, value: T | undefined, print: (value: T) => string): string[] {
  return value === undefined ? [] : [`${name}: ${print(value)}`]
}
