import type { Call } from '../call.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { belongsTo } from './belongs-to.js'
import { checkCounts, least } from './budget.js'
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
  checkCounts(source, { pageSize })
  const left = from?.back === true ? before(source, from) : (from?.left ?? source.limit)
  const limit = source.filtered ? pageSize : least(pageSize, left)
  const request: PageRequest = { limit, startKey: from?.key, consistent, back: from?.back, call }
  const page = await fetchPage(connection, source, request)
  const { entities, stored } = readItems(reader, page.items, left)
  const found = reader.hydrate === undefined ? { entities, stored } : await reader.hydrate(stored, request)
  const count = found.entities.length
  const rest = count === left ? undefined : stored.length === left ? keysOf(source, stored[left - 1]!) : page.lastKey
  const vanished = stored.length - count
  if (from?.back === true) return { ...backward(source, from, page, found, rest), vanished }
  return {
    ...found,
    vanished,
    ...(rest !== undefined && { next: { key: rest, ...(left !== undefined && { left: left - count }) } }),
    ...(from !== undefined && { previous: beginning(source, page, left) }),
  }
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
  { entities, stored }: ReadItems<T>,
  rest: Item | undefined,
): Omit<FoundPage<T>, 'vanished'> {
  const left = from.left === undefined ? {} : { left: from.left }
  const nearest = page.first === undefined ? page.lastKey : keysOf(source, page.first)
  return {
    entities: entities.reverse(),
    stored: stored.reverse(),
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
  return Object.fromEntries(source.keys.map((name) => [name, item[name]!]))
}
