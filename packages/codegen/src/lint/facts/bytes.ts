import { type AttributeType, type KeyEncoding, utf8Length } from '@keyloom/core'

/** The bytes of a text. `most` is infinite where nothing bounds it; both are of text in ASCII, of which each character is one byte. */
export interface Bytes {
  readonly least: number
  readonly most: number
  /** The schema says itself what the least is. */
  readonly isDeclared: boolean
}

/** zod's string formats whose values are short. */
const shortFormats: ReadonlySet<string> = new Set([
  ...['uuid', 'guid', 'ulid', 'ksuid', 'xid', 'nanoid', 'cuid', 'cuid2', 'datetime', 'date', 'time', 'duration'],
  ...['ipv4', 'ipv6', 'cidrv4', 'cidrv6', 'e164'],
])

/** The bytes of one value in a key. */
export function keyBytes(encoding: KeyEncoding, type: AttributeType | undefined): Bytes {
  if (encoding.kind === 'orElse') return keyBytes(encoding.of, type)
  if (encoding.kind === 'text' && type?.kind === 'string') {
    if (shortFormats.has(type.format ?? '')) return { least: 1, most: 64, isDeclared: true }
    const isDeclared = type.minLength !== undefined
    // A format such as `email` has no empty value, and no longest one.
    const least = type.minLength ?? (type.format === undefined ? 0 : 1)
    return { least, most: type.maxLength ?? Number.POSITIVE_INFINITY, isDeclared }
  }
  if (encoding.kind === 'text' && (type?.kind === 'enum' || type?.kind === 'literal')) {
    const lengths = type.values.map((value) => utf8Length(String(value)))
    return { least: Math.min(...lengths), most: Math.max(...lengths), isDeclared: true }
  }
  if (encoding.kind === 'custom')
    return encoding.width === undefined
      ? { least: 1, most: Number.POSITIVE_INFINITY, isDeclared: false }
      : { least: encoding.width, most: encoding.width * 3, isDeclared: true }
  if (encoding.kind === 'binary') return { least: 0, most: Number.POSITIVE_INFINITY, isDeclared: false }
  return { least: 1, most: 64, isDeclared: true }
}

/** The most bytes of a value in an item, names of a map's members among them; infinite where nothing bounds it. */
export function itemBytes(type: AttributeType): number {
  switch (type.kind) {
    case 'string':
      return shortFormats.has(type.format ?? '') ? 64 : (type.maxLength ?? Number.POSITIVE_INFINITY)
    case 'binary':
    case 'unknown':
    case 'map':
      return Number.POSITIVE_INFINITY
    case 'array':
    case 'set':
      return (type.max ?? Number.POSITIVE_INFINITY) * (1 + itemBytes(type.element))
    case 'tuple':
      return type.rest === undefined ? sum(type.items.map(itemBytes)) : Number.POSITIVE_INFINITY
    case 'record':
      return type.key.kind === 'enum' ? type.key.values.length * (16 + itemBytes(type.value)) : Number.POSITIVE_INFINITY
    case 'object':
      return type.unknownKeys === 'keep'
        ? Number.POSITIVE_INFINITY
        : sum(type.properties.map((property) => utf8Length(property.name) + 1 + itemBytes(property.type)))
    case 'union':
      return Math.max(...type.options.map(itemBytes))
    case 'nullable':
      return itemBytes(type.inner)
    default:
      return 32
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
