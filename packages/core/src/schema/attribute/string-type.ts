import type { StringType } from '../../model/index.js'
import type { Reader } from './reader.js'
import { type CheckDefinition, checksOf, type Definition } from './zod-definition.js'

type Mutable<T> = { -readonly [P in keyof T]: T[P] }
type FormatCheck = Extract<CheckDefinition, { check: 'string_format' }>

/** Formats that are written as a check on a string rather than as a type of their own. */
const SHAPES: ReadonlySet<string> = new Set(['regex', 'lowercase', 'uppercase'])

/** Names that mean what zod means by them; a format of the user's own under such a name is only its regular expression. */
const ZOD_FORMATS: ReadonlySet<string> = new Set(
  (
    'base64 base64url cidrv4 cidrv6 credit_card cuid cuid2 date datetime duration e164 email emoji guid iban ipv4 ipv6 jwt ksuid mac ' +
    'nanoid time ulid url uuid xid'
  ).split(' '),
)

/** Formats that zod decides by code: what it has for a regular expression of them accepts more or less. */
const CODE_FORMATS: ReadonlySet<string> = new Set(['url', 'jwt', 'ipv6', 'cidrv6', 'base64', 'base64url'])

/** Reads `z.string()` and every format of it. */
export function readString(definition: Definition, path: readonly string[], reader: Reader): StringType {
  const type: Mutable<StringType> = { kind: 'string' }
  for (const check of checksOf(definition)) readCheck(type, check, path, reader)
  return type
}

function readCheck(type: Mutable<StringType>, check: CheckDefinition, path: readonly string[], reader: Reader): void {
  switch (check.check) {
    case 'min_length':
      type.minLength = Math.max(type.minLength ?? 0, check.minimum)
      return
    case 'max_length':
      type.maxLength = Math.min(type.maxLength ?? Number.POSITIVE_INFINITY, check.maximum)
      return
    case 'length_equals':
      type.minLength = Math.max(type.minLength ?? 0, check.length)
      type.maxLength = Math.min(type.maxLength ?? Number.POSITIVE_INFINITY, check.length)
      return
    case 'string_format':
      readFormat(type, check as FormatCheck, path, reader)
      return
    default:
      readOtherCheck(check, path, reader)
  }
}

function readFormat(type: Mutable<StringType>, check: FormatCheck, path: readonly string[], reader: Reader): void {
  const options = check as FormatCheck & {
    readonly prefix?: string
    readonly suffix?: string
    readonly includes?: string
    readonly position?: number
    readonly fn?: unknown
    readonly offset?: boolean
    readonly local?: boolean
    readonly precision?: number | null
    readonly protocol?: RegExp
    readonly hostname?: RegExp
    readonly normalize?: boolean
    readonly alg?: string
  }
  if (options.prefix !== undefined) {
    if (type.startsWith === undefined) type.startsWith = options.prefix
    else addPattern(type, `^${quoted(options.prefix)}`, '')
    return
  }
  if (options.suffix !== undefined) {
    if (type.endsWith === undefined) type.endsWith = options.suffix
    else addPattern(type, `${quoted(options.suffix)}$`, '')
    return
  }
  if (options.includes !== undefined) {
    if (options.position === undefined) type.includes = [...(type.includes ?? []), options.includes]
    else addPattern(type, `^[\\s\\S]{${options.position}}[\\s\\S]*${quoted(options.includes)}`, '')
    return
  }
  if (SHAPES.has(check.format)) {
    if (check.pattern) addPattern(type, check.pattern.source, check.pattern.flags)
    return
  }
  if (check.pattern === undefined && (options.fn !== undefined || !CODE_FORMATS.has(check.format))) {
    reader.code(path, `the string format '${check.format}'`)
    return
  }
  if (options.normalize === true || options.alg !== undefined) {
    // zod's own code: what it makes of the value, and how it reads a token.
    reader.code(path, `the option ${options.alg === undefined ? 'normalize' : 'alg'} of the format '${check.format}'`)
  }
  const isUsersOwn = options.fn !== undefined && ZOD_FORMATS.has(check.format)
  if (type.format === undefined && !isUsersOwn) type.format = check.format
  else if (!isUsersOwn && CODE_FORMATS.has(check.format))
    reader.refuse(path, `a second format, '${check.format}' after '${type.format}'`, 'Give one format.')
  if (check.pattern && (isUsersOwn || !CODE_FORMATS.has(check.format))) addPattern(type, check.pattern.source, check.pattern.flags)
  if (typeof options.precision === 'number') type.precision = options.precision
  if (options.protocol !== undefined || options.hostname !== undefined) {
    type.url = {
      ...(options.protocol === undefined ? {} : { protocol: { source: options.protocol.source, flags: options.protocol.flags } }),
      ...(options.hostname === undefined ? {} : { hostname: { source: options.hostname.source, flags: options.hostname.flags } }),
    }
  }
}

function addPattern(type: Mutable<StringType>, source: string, flags: string): void {
  type.patterns = [...(type.patterns ?? []), { source, flags }]
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Reports a check that is code, or that a type does not take. */
export function readOtherCheck(check: CheckDefinition, path: readonly string[], reader: Reader): void {
  const name: string = check.check
  // `z.describe()` and `z.meta()` as checks say nothing of the value.
  if (name === 'describe' || name === 'meta') return
  if (name === 'custom') reader.code(path, 'refine, superRefine or check')
  else if (name === 'overwrite') reader.code(path, 'trim, toLowerCase, normalize or overwrite')
  else reader.refuse(path, `the check '${name}'`, 'Leave it out, or check the value before the call.')
}
