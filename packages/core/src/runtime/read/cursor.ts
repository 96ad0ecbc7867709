import { createHash } from 'node:crypto'
import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { AttributeValue, Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { Source } from './source.js'

/** Where a read goes on. */
export interface Position {
  /** The key of the last item that was dealt with. */
  readonly key: Item
  /** The items that a pattern with a `limit` may still return. */
  readonly left?: number
}

const version = 1

/** A position as text for a client to hand back; it goes with this source only. */
export function encodeCursor(source: Source, { key, left }: Position): string {
  const entries = source.keys.map((name) => [name, ...typed(key[name]!)])
  const content = JSON.stringify([version, entries, left ?? null])
  return Buffer.from(`${seal(source, content)}${content}`).toString('base64url')
}

/** @throws KeyloomError `CURSOR.INVALID` for anything but a cursor that {@link encodeCursor} made for the same pattern, inputs and table. */
export function decodeCursor(source: Source, cursor: unknown): Position {
  if (typeof cursor !== 'string') throw invalidCursor(source)
  const text = Buffer.from(cursor, 'base64url').toString()
  // Base64 has several spellings of the same bytes; only our own counts.
  if (Buffer.from(text).toString('base64url') !== cursor) throw invalidCursor(source)
  const content = text.slice(sealLength)
  if (text.slice(0, sealLength) !== seal(source, content)) throw invalidCursor(source)
  // What carries the seal may still be forged, since the seal is no secret: it must not lead out of the partition.
  const position = parse(source, content)
  if (position === undefined || !isWithin(source, position.key)) throw invalidCursor(source)
  return position
}

const sealLength = 22

/** Binds the content to the request. A secret, where one is configured, will take its place here. */
function seal(source: Source, content: string): string {
  return createHash('sha256').update(source.identity()).update('\n').update(content).digest('base64url').slice(0, sealLength)
}

function parse(source: Source, content: string): Position | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== version) return undefined
  const [, entries, left] = parsed as [unknown, unknown, unknown]
  if (!Array.isArray(entries) || entries.length !== source.keys.length) return undefined
  const key: Item = {}
  for (const [position, name] of source.keys.entries()) {
    const entry: unknown = entries[position]
    if (!Array.isArray(entry) || entry[0] !== name || typeof entry[2] !== 'string') return undefined
    const value = untyped(entry[1], entry[2])
    if (value === undefined) return undefined
    setOwn(key, name, value)
  }
  if (left === null) return source.limit === undefined ? { key } : undefined
  const isCount = Number.isSafeInteger(left) && (left as number) > 0 && (left as number) <= (source.limit ?? 0)
  return isCount ? { key, left: left as number } : undefined
}

function isWithin(source: Source, key: Item): boolean {
  return Object.entries(source.equal).every(([name, value]) => {
    const found = property(key, name) as AttributeValue | undefined
    return found !== undefined && typed(found).join() === typed(value).join()
  })
}

function typed(value: AttributeValue): [string, string] {
  if (value.S !== undefined) return ['S', value.S]
  return value.N !== undefined ? ['N', value.N] : ['B', Buffer.from(value.B ?? []).toString('base64')]
}

function untyped(type: unknown, text: string): AttributeValue | undefined {
  if (type === 'S') return { S: text }
  if (type === 'N') return { N: text }
  return type === 'B' ? { B: new Uint8Array(Buffer.from(text, 'base64')) } : undefined
}

function invalidCursor(source: Source): KeyloomError {
  return keyloomError('CURSOR.INVALID', `This cursor is not one of ${source.pattern} with these inputs.`, {
    fix: 'Give a cursor back to the pattern it came from, with the same inputs, or begin again without one.',
    payload: { pattern: source.pattern },
  })
}
