import type { Report } from '../report.js'
import { suggest } from '../suggest.js'

type Kind = 'string' | 'number' | 'boolean' | 'strings' | 'object' | 'any'

const KINDS: Readonly<Record<Kind, { readonly text: string; readonly holds: (value: unknown) => boolean }>> = {
  string: { text: 'a string', holds: (value: unknown) => typeof value === 'string' },
  number: { text: 'a number', holds: (value: unknown) => typeof value === 'number' },
  boolean: { text: 'true or false', holds: (value: unknown) => typeof value === 'boolean' },
  strings: { text: 'a list of names', holds: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string') },
  object: { text: 'an object', holds: isObject },
  any: { text: '', holds: () => true },
}

/** The options of a declaration, each with the kind of its value. */
export type Shape = Readonly<Record<string, Kind>>

/**
 * Reports options that do not exist or have no value of their kind, for files that no compiler has checked. False where what was declared
 * cannot be read at all.
 */
export function checkShape(value: unknown, shape: Shape, what: string, path: readonly string[], report: Report): boolean {
  if (!isObject(value)) {
    report.add('SCHEMA.OPTION', path, `${capital(what)} is not an object of options.`)
    return false
  }
  let isReadable = true
  for (const [option, given] of Object.entries(value)) {
    const kind = Object.hasOwn(shape, option) ? shape[option] : undefined
    if (kind === undefined)
      report.add('SCHEMA.OPTION', [...path, option], `${capital(what)} has no option '${option}'.`, suggest(option, Object.keys(shape)))
    else if (given !== undefined && !KINDS[kind].holds(given)) {
      report.add('SCHEMA.OPTION', [...path, option], `The option '${option}' of ${what} is not ${KINDS[kind].text}.`)
      isReadable = false
    }
  }
  return isReadable
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const TABLE: Shape = {
  key: 'object',
  indexes: 'object',
  ttl: 'string',
  stream: 'string',
  capacity: 'object',
  deployment: 'object',
  discriminator: 'any',
  delimiter: 'string',
  scope: 'strings',
  tombstones: 'object',
  formats: 'object',
  suppress: 'any',
}
export const FORMAT: Shape = { encode: 'any', decode: 'any', keepsOrder: 'boolean', width: 'number', examples: 'any' }
export const TOMBSTONES: Shape = { prefixes: 'strings', discriminators: 'strings' }
export const DEPLOYMENT: Shape = {
  deletionProtection: 'boolean',
  pointInTimeRecovery: 'boolean',
  onRemoval: 'string',
  tableClass: 'string',
  encryption: 'string',
}
export const GLOBAL_INDEX: Shape = { kind: 'string', partition: 'any', sort: 'any', projection: 'any', capacity: 'object' }
export const LOCAL_INDEX: Shape = { kind: 'string', sort: 'any', projection: 'any' }
export const ENTITY: Shape = {
  description: 'string',
  attributes: 'object',
  key: 'any',
  indexes: 'object',
  patterns: 'object',
  version: 'any',
  timestamps: 'boolean',
  ttl: 'string',
  names: 'object',
  unique: 'object',
  move: 'boolean',
  otherKey: 'object',
  softDelete: 'any',
  sequence: 'object',
  countedIn: 'any',
  latestIn: 'object',
  copies: 'any',
  sharesKeyWith: 'strings',
  discriminator: 'string',
  scope: 'strings',
  renamedFrom: 'string',
  tombstones: 'strings',
  id: 'strings',
  computed: 'object',
  hidden: 'strings',
  readOnly: 'strings',
  expect: 'object',
  suppress: 'any',
}
export const EXPECTATION: Shape = { items: 'number', bytes: 'number', reads: 'number', writes: 'number' }
export const SUPPRESSION: Shape = { rule: 'string', target: 'string', because: 'string' }
export const MEMBERSHIP: Shape = {
  partition: 'any',
  sort: 'any',
  escape: 'string',
  sparse: 'boolean',
  when: 'object',
  onPartialUpdate: 'string',
}
export const COUNTER: Shape = { parent: 'object', counter: 'string', key: 'object' }
export const SEQUENCE: Shape = { ...COUNTER, attribute: 'string' }
export const LATEST: Shape = { entity: 'object', by: 'string' }
export const COPIES: Shape = { of: 'object', attributes: 'object', version: 'string', key: 'object', found: 'string' }
export const PATTERN: Shape = {
  description: 'string',
  by: 'strings',
  where: 'object',
  range: 'string',
  order: 'object',
  fanOut: 'any',
  walk: 'object',
  one: 'boolean',
  limit: 'number',
  filter: 'strings',
  select: 'strings',
  hydrate: 'boolean',
  isolate: 'string',
  moving: 'string',
  consistent: 'boolean',
  index: 'string',
  renamedFrom: 'string',
  scan: 'object',
}
export const COLLECTION: Shape = {
  description: 'string',
  by: 'strings',
  returns: 'object',
  aliases: 'object',
  where: 'object',
  range: 'string',
  order: 'object',
  limit: 'number',
  first: 'string',
  isolate: 'string',
  moving: 'string',
  one: 'boolean',
  index: 'string',
}
