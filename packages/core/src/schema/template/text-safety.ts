import type { AttributeType } from '../../model/index.js'

/**
 * Formats whose regular expression lets through no byte up to `$`, the last one that has to be escaped for the delimiter `#`. Only formats
 * that zod defines itself and whose pattern cannot be replaced; every other string is taken to hold anything.
 */
const SAFE_FORMATS: ReadonlySet<string> = new Set([
  'uuid',
  'guid',
  'ulid',
  'nanoid',
  'cuid',
  'cuid2',
  'xid',
  'ksuid',
  'datetime',
  'date',
  'time',
  'duration',
  'ipv4',
  'ipv6',
  'cidrv4',
  'cidrv6',
  'e164',
])

/** Whether a value of the type may hold a byte that a key has to escape where another part follows. */
export function needsEscape(type: AttributeType, delimiter: string): boolean {
  if (type.kind === 'enum' || type.kind === 'literal')
    return type.values.some((value) => typeof value === 'string' && !isSafeText(value, delimiter))
  return !(type.kind === 'string' && delimiter === '#' && type.format !== undefined && SAFE_FORMATS.has(type.format))
}

function isSafeText(text: string, delimiter: string): boolean {
  if (delimiter !== '#') return !text.includes(delimiter) && !text.includes('$') && !text.includes('%')
  return [...text].every((character) => character > '$')
}
