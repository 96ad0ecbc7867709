import type { Call } from '../call.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { setOwn } from '../own-property.js'
import { belongsTo } from './belongs-to.js'
import { checkCount, least } from './budget.js'
import { decodeCursor, type Position } from './cursor.js'
import { fetchPage, type PageRequest, type RawPage } from './fetch-page.js'
import type { Reader, ReadItems } from './reader.js'
import type { Source } from './source.js'

export interface FoundPage<T> extends ReadItems<T> {
  /** Continues after the page; absent at the end of the answer. */
  readonly next?: Position
  /** Continues before the page; absent at the beginning, as far as that is known. */
  readonly previous?: Position
  /** Items of the index that were gone from the table. */
  readonly vanished: number
}

export interface PageSize {
  readonly pageSize?: number | undefined
  readonly consistent?: boolean | undefined
}

/** One page of a pattern, by one request. Items that are not of this entity are passed over. */
export async function readPage<T>(
  connection: Connection,
  source: Source,
  reader: Reader<T>,
  from: Position | undefined,
  { pageSize, consistent }: PageSize,
  call: Call | undefined,
): Promise<FoundPage<T>> {
  checkCount(source, 'pageSize', pageSize)
  const left = from?.back === true ? before(source, from) : (from?.left ?? source.limit)
  const limit = source.filtered ? pageSize : least(pageSize, left)
  const request: PageRequest = { limit, startKey: from?.key, consistent, back: from?.back, call }
  const page = await fetchPage(connection, source, request)
  const read = readItems(reader, page.items, left)
  const { entities, stored } = reader.hydrate === undefined ? read : await reader.hydrate(read.stored, request)
  const count = entities.length
  const rest = count === left ? undefined : read.stored.length === left ? keysOf(source, read.stored[left - 1]!) : page.lastKey
  const found: Found<T> = { entities, stored, vanished: read.stored.length - count }
  if (from?.back === true) return backward(source, from, page, found, rest)
  if (rest !== undefined) found.next = positionAt(rest, left === undefined ? undefined : left - count)
  if (from !== undefined) found.previous = beginning(source, page, left)
  return found
}

/** A page that is being put together. */
type Found<T> = { -readonly [Member in keyof FoundPage<T>]: FoundPage<T>[Member] }

function positionAt(key: Item, left: number | undefined): Position {
  return left === undefined ? { key } : { key, left }
}

/** The first items that are of the entity; where they are read again, they are not decoded now. */
function readItems<T>({ view, hydrate }: Reader<T>, items: readonly Item[], left: number | undefined): ReadItems<T> {
  const entities: T[] = []
  const stored: Item[] = []
  for (const item of items) {
    if (stored.length === left) break
    if (!belongsTo(view, item)) continue
    if (hydrate === undefined) entities.push(view.codec.read(item))
    stored.push(item)
  }
  return { entities, stored }
}

/** The page before a position, in the order of the pattern. */
function backward<T>(
  source: Source,
  from: Position,
  page: RawPage,
  { entities, stored, vanished }: FoundPage<T>,
  rest: Item | undefined,
): FoundPage<T> {
  const left = from.left === undefined ? {} : { left: from.left }
  const nearest = page.first === undefined ? page.lastKey : keysOf(source, page.first)
  return {
    entities: entities.reverse(),
    stored: stored.reverse(),
    vanished,
    next: { ...(nearest !== undefined && { key: nearest }), ...left },
    ...(rest !== undefined && {
      previous: { key: rest, back: true, ...(from.left !== undefined && { left: from.left + entities.length }) },
    }),
  }
}

/** Where what stands before a page begins: at its first item, or at the end of the answer where it has none. */
function beginning(source: Source, { first, lastKey }: RawPage, left: number | undefined): Position {
  const key = first === undefined ? lastKey : keysOf(source, first)
  return { ...(key !== undefined && { key }), back: true, ...(left !== undefined && { left }) }
}

/** The number of items that may stand before a position. */
function before({ limit }: Source, { left }: Position): number | undefined {
  return limit === undefined || left === undefined ? undefined : limit - left
}

/** Where a call begins. `forward`: it has no way back. */
export function startOf(source: Source, cursor: string | undefined, forward = false): Position | undefined {
  return cursor === undefined ? undefined : decodeCursor(source, cursor, forward)
}

/** The key that a page would end with, were this item its last. */
export function keysOf(source: Source, item: Item): Item {
  const key: Item = {}
  for (const name of source.keys) setOwn(key, name, item[name]!)
  return key
}
