import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { AttributeValue, Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import { sealed, sealedContent } from './seal.js'
import type { Source } from './source.js'

/** Where a read goes on. */
export interface Position {
  /** The key of the last item that was dealt with; absent at the end that the read begins at. */
  readonly key?: Item
  /** The items that a pattern with a `limit` may still return from here on, in its order. */
  readonly left?: number
  /** The read goes against the order of the pattern: what stands before. */
  readonly back?: boolean
}

/** Of the content below. */
const version = 2
/** Of the keys in it: those of another format are not understood. */
const keyFormat = 1

/** A position as text for a client to hand back; it goes with this source only. */
export function encodeCursor(source: Source, position: Position): string {
  return sealed(source, contentOf(source, position))
}

/** What a cursor holds of a position. */
export function contentOf(source: Source, { key, left, back }: Position): string {
  const entries = key === undefined ? null : source.keys.map((name) => [name, ...typed(key[name]!)])
  const issued = source.seal === undefined ? null : source.seal.now()
  return JSON.stringify([version, keyFormat, entries, left ?? null, back === true ? 1 : 0, issued])
}

/**
 * The position that {@link encodeCursor} was given. `forward`: a cursor that leads back is refused.
 *
 * @throws KeyloomError `CURSOR.INVALID` for anything but a cursor that was made for the same pattern, inputs and table, and not too long ago.
 */
export function decodeCursor(source: Source, cursor: unknown, forward = false): Position {
  const content = typeof cursor === 'string' ? sealedContent(source, cursor) : undefined
  if (content === undefined) throw invalidCursor(source)
  return positionOf(source, content, forward)
}

/** The position that a cursor holds. @throws KeyloomError `CURSOR.INVALID`. */
export function positionOf(source: Source, content: string, forward: boolean): Position {
  const fields = parse(content)
  if (fields === undefined) throw invalidCursor(source)
  const [entries, left, back, issued] = fields
  checkAge(source, issued)
  // What carries the seal may still be forged where the seal is no secret: it must not lead out of the partition.
  const key = entries === null ? undefined : keyOf(source, entries)
  if ((entries !== null && key === undefined) || (key !== undefined && !isWithin(source, key))) throw invalidCursor(source)
  if (!isLeft(source, left) || (back === 1 && (forward || source.operation === 'Scan'))) throw invalidCursor(source)
  return { ...(key !== undefined && { key }), ...(left !== null && { left: left as number }), ...(back === 1 && { back: true }) }
}

function parse(content: string): [unknown, unknown, unknown, unknown] | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed) || parsed.length !== 6 || parsed[0] !== version || parsed[1] !== keyFormat) return undefined
  return parsed[4] === 0 || parsed[4] === 1 ? [parsed[2], parsed[3], parsed[4], parsed[5]] : undefined
}

function checkAge(source: Source, issued: unknown): void {
  const { seal } = source
  if (seal === undefined ? issued !== null : typeof issued !== 'number') throw invalidCursor(source)
  if (seal?.isOld(issued as number) === true) throw invalidCursor(source, 'expired')
}

function keyOf(source: Source, entries: unknown): Item | undefined {
  if (!Array.isArray(entries) || entries.length !== source.keys.length) return undefined
  const key: Item = {}
  for (const [position, name] of source.keys.entries()) {
    const entry: unknown = entries[position]
    if (!Array.isArray(entry) || entry[0] !== name || typeof entry[2] !== 'string') return undefined
    const value = untyped(entry[1], entry[2])
    if (value === undefined) return undefined
    setOwn(key, name, value)
  }
  return key
}

function isLeft({ limit }: Source, left: unknown): boolean {
  if (left === null) return limit === undefined
  return Number.isSafeInteger(left) && (left as number) > 0 && (left as number) <= (limit ?? 0)
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

export function invalidCursor(source: Source, reason: 'foreign' | 'expired' = 'foreign'): KeyloomError {
  const { pattern } = source
  const text = reason === 'expired' ? `This cursor of ${pattern} has expired.` : `This cursor is not one of ${pattern} with these inputs.`
  return keyloomError('CURSOR.INVALID', text, {
    fix: 'Give a cursor back to the pattern it came from, with the same inputs, or begin again without one.',
    payload: { pattern, reason },
  })
}
