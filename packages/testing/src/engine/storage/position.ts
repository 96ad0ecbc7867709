import { orderedKey, readOrderedKey } from '../value/order.js'
import { type Item, isKeyValue } from '../value/value.js'
import type { KeySchema } from './definition.js'

/**
 * Where an item stands in a table or index. Order is by hash, then by partition, then by the sort parts; partitions come in hash
 * order, as in the service, so nobody can come to rely on the order of a Scan.
 */
export interface Position {
  readonly hash: number
  readonly partition: string
  readonly sort: readonly string[]
}

/** The place of an item by a table's or index's keys; undefined when it lacks one of them. `tail` tells equal index keys apart. */
export function positionOf(schema: KeySchema, item: Item, tail?: Position): Position | undefined {
  const hash = partsOf(schema.hash, item)
  const range = partsOf(schema.range, item)
  if (hash === undefined || range === undefined) return undefined
  const partition = partitionOf(hash)
  if (tail === undefined) return { hash: hashOf(partition), partition, sort: range }
  return { hash: hashOf(partition), partition, sort: [...range, tail.partition, ...tail.sort] }
}

/** The partition of hash key parts. Several parts carry their lengths, so that no two tuples meet. */
export function partitionOf(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : parts.map((part) => `${part.length}:${part}`).join('')
}

/** A partition as text for people: the values of its key attributes. */
export function showPartition({ hash }: KeySchema, partition: string): string {
  if (hash.length === 1) return readOrderedKey(hash[0]!.type, partition)
  const parts: string[] = []
  for (let rest = partition; rest !== ''; ) {
    const colon = rest.indexOf(':')
    const end = colon + 1 + Number(rest.slice(0, colon))
    parts.push(rest.slice(colon + 1, end))
    rest = rest.slice(end)
  }
  return parts.map((part, i) => readOrderedKey(hash[i]!.type, part)).join(' | ')
}

/** Below zero when `a` comes before `b`. */
export function comparePositions(a: Position, b: Position): number {
  if (a.hash !== b.hash) return a.hash - b.hash
  if (a.partition !== b.partition) return a.partition < b.partition ? -1 : 1
  return compareSort(a.sort, b.sort)
}

/** Compares sort parts as far as the shorter of the two goes. */
export function compareSort(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const x = a[i]!
    const y = b[i]!
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** How many hashes there are: few enough for the small integers of the JavaScript engine. */
export const HASHES: number = 2 ** 31

/** A 31-bit hash of a partition (FNV-1a with a final mix, so that short keys spread too). */
export function hashOf(partition: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < partition.length; i += 1) hash = Math.imul(hash ^ partition.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 1
}

function partsOf(attributes: KeySchema['hash'], item: Item): string[] | undefined {
  const parts: string[] = []
  for (const { name } of attributes) {
    const value = item.get(name)
    if (value === undefined || !isKeyValue(value)) return undefined
    parts.push(orderedKey(value))
  }
  return parts
}
