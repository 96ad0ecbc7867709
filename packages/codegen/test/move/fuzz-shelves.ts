/** Parents that count and number others, written by two releases while they move: what they say is what there is. */
import { isDeepStrictEqual } from 'node:util'
import {
  type Connection,
  counted,
  create,
  createKept,
  createNumbered,
  type EntityPlan,
  isKeyloomError,
  movingParent,
  removeKept,
  settled,
  upsertKept,
} from '@keyloom/core/runtime'
import type { Book, Shelf, Slip } from '../../../../tests/other-key/generated/index.js'
import { book, shelf, slip } from '../../../../tests/other-key/generated/plans.js'
import type { Draw } from '../../../testing/fuzz/fuzzer.js'
import type { Item } from '../../src/scan/stored-entity.js'

/** The plans of one release. */
export interface Release {
  readonly shelf: EntityPlan<Shelf>
  readonly book: EntityPlan<Book>
  readonly slip: EntityPlan<Slip>
}

export const after: Release = { shelf, book, slip }

const shelfBefore: EntityPlan<Shelf> = { ...shelf, key: { ...shelf.key, build: shelf.otherKey! }, otherKey: shelf.key.build }
const key = { shelfId: 'shelfId' }
export const before: Release = {
  shelf: shelfBefore,
  book: { ...book, keeps: [counted([{ parent: () => shelfBefore, counter: 'books', key, moving: movingParent }])] },
  slip: { ...slip, sequence: { attribute: 'number', parent: () => shelfBefore, counter: 'lastSlip', key, moving: movingParent } },
}

/** What was written: where each book is, and the slips of each shelf. */
export interface WrittenShelves {
  begun: number
  readonly shelves: string[]
  readonly books: Map<string, string>
  readonly slips: Slip[]
  /** Books that somebody is writing: who answers first would not tell which write was the last. */
  readonly busy: Set<string>
}

export function noShelves(): WrittenShelves {
  return { begun: 0, shelves: [], books: new Map(), slips: [], busy: new Set() }
}

/** A write that is done or not; where two releases take an item from each other all the while, it is not. */
export async function unlessTaken(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isKeyloomError(error, 'ITEM.CONDITION_FAILED')) throw error
  })
}

/** One write of somebody else. */
export async function writeShelf(d: Draw, connection: Connection, release: Release, written: WrittenShelves): Promise<void> {
  const number = written.begun++
  const shelfId = written.shelves.length > 0 && d.chance(0.9) ? d.pick(written.shelves) : undefined
  if (shelfId === undefined) {
    const made = { shelfId: `s${number}` }
    await settled(connection, release.shelf, made, (at) => createKept(at, release.shelf, made))
    written.shelves.push(made.shelfId)
    return
  }
  if (d.chance(0.3)) {
    written.slips.push(await createNumbered(connection, release.slip, { shelfId }, create))
    return
  }
  const known = [...written.books.keys()].filter((bookId) => !written.busy.has(bookId))
  const bookId = known.length > 0 && d.chance(0.5) ? d.pick(known) : `b${number}`
  const isNew = !written.books.has(bookId)
  const isDelete = !isNew && d.chance(0.5)
  written.busy.add(bookId)
  if (isNew) await createKept(connection, release.book, { shelfId, bookId })
  else if (isDelete) await removeKept(connection, release.book, { bookId })
  else await upsertKept(connection, release.book, { shelfId, bookId })
  if (isDelete) written.books.delete(bookId)
  else written.books.set(bookId, shelfId)
  written.busy.delete(bookId)
}

/** What is lost: books that are not where they were put, numbers that were given twice, and shelves that say something else. */
export function lostOfShelves(items: readonly Item[], { shelves, books, slips }: WrittenShelves): number {
  const of = <E>(plan: EntityPlan<E>) =>
    items.filter(({ _type }) => _type?.S === plan.name).map((item) => ({ item, entity: plan.codec.read(item) }))
  const there = new Map(of(book).map(({ entity }) => [entity.bookId, entity.shelfId]))
  let lost = isDeepStrictEqual(new Map([...there].sort()), new Map([...books].sort())) ? 0 : 1
  for (const shelfId of shelves) {
    const numbers = slips.filter((one) => one.shelfId === shelfId).map((one) => one.number)
    const said = { shelfId, books: [...books.values()].filter((one) => one === shelfId).length, lastSlip: Math.max(0, ...numbers) }
    const found = of(shelf).flatMap(({ item, entity }) => (entity.shelfId === shelfId ? [{ ...item, ...shelf.codec.write(entity) }] : []))
    const expected = [{ ...shelf.codec.write(said), ...shelf.key.build(said), _type: { S: 'Shelf' } }]
    if (!isDeepStrictEqual(found, expected) || new Set(numbers).size < numbers.length) lost += 1
  }
  return lost
}
