import { expectTypeOf, test } from 'vitest'
import type { BoardChanges, LabelChanges, TicketChanges } from '../../packages/codegen/test/golden/conditional-indexes/generated/index.js'
import type { SessionRepository } from '../../packages/codegen/test/golden/minimal/generated/index.js'
import type { BookInKeysOnly, BookInTitles, BookRepository } from '../../packages/codegen/test/golden/partial-indexes/generated/index.js'
import type { AccountRepository } from '../../packages/codegen/test/golden/scans/generated/index.js'

/** What generated types allow and refuse. */

test('an update changes the key of an index as a whole', () => {
  expectTypeOf<{ set: { note: string } }>().toExtend<TicketChanges>()
  expectTypeOf<{ set: { status: 'open'; priority: 3 } }>().toExtend<TicketChanges>()
  const half: TicketChanges = {
    // @ts-expect-error Property 'priority' is missing in type '{ status: "open"; }' but required in type '{ readonly status: TicketStatus; … }'
    set: { status: 'open' },
  }
  // @ts-expect-error Type '{ set: { team: string; parentId: string; }; }' is not assignable to type 'TicketChanges'.
  const otherHalf: TicketChanges = { set: { team: 'red', parentId: 'x' } }
  expectTypeOf([half, otherHalf]).toExtend<TicketChanges[]>()
})

test('an update that takes the item out of the index needs nothing else', () => {
  expectTypeOf<{ set: { status: 'closed' } }>().toExtend<TicketChanges>()
  expectTypeOf<{ remove: ['assignee', 'note'] }>().toExtend<TicketChanges>()
  expectTypeOf<{ set: { team: 'red'; parentId: 'x' }; remove: ['assignee'] }>().toExtend<TicketChanges>()
})

test('an attribute whose absence puts the item into an index is not removed alone', () => {
  expectTypeOf<{ remove: ['parentId'] }>().not.toExtend<TicketChanges>()
  expectTypeOf<{ set: { team: 'red'; assignee: 'ann' }; remove: ['parentId'] }>().toExtend<TicketChanges>()
})

test('what is part of a key is not added to, and a primary key does not change', () => {
  expectTypeOf<{ add: { votes: 1 } }>().toExtend<TicketChanges>()
  const changes: TicketChanges[] = [
    // @ts-expect-error 'priority' does not exist in type '{ readonly votes?: number }'
    { add: { priority: 1 } },
    // @ts-expect-error 'ticketId' does not exist in type …
    { set: { ticketId: 'x' } },
    // @ts-expect-error 'updatedAt' does not exist in type …
    { set: { updatedAt: new Date() } },
  ]
  expectTypeOf(changes).toEqualTypeOf<TicketChanges[]>()
})

test('a key that holds the time of the update is given by every update; one with the time of creation by none', () => {
  expectTypeOf<{ set: { title: string } }>().not.toExtend<BoardChanges>()
  expectTypeOf<{ set: { title: string; team: string } }>().toExtend<BoardChanges>()
  expectTypeOf<{ set: { title: string } }>().toExtend<LabelChanges>()
  expectTypeOf<{ set: { color: string } }>().not.toExtend<LabelChanges>()
})

test('a partial index gives what it holds, and no more', () => {
  expectTypeOf<BookInKeysOnly>().toEqualTypeOf<{ readonly isbn: string; readonly edition: bigint; readonly published: Date }>()
  expectTypeOf<keyof BookInTitles>().toEqualTypeOf<'isbn' | 'edition' | 'author' | 'title' | 'price'>()
  expectTypeOf<Awaited<ReturnType<ReturnType<BookRepository['titlesOfYear']>['all']>>>().toEqualTypeOf<
    { readonly isbn: string; readonly title: string }[]
  >()
})

test('a global index has no consistent reads', () => {
  type PageOf<M extends keyof AccountRepository> = AccountRepository[M] extends (...args: never[]) => {
    page(options?: infer O): unknown
  }
    ? keyof NonNullable<O>
    : never
  expectTypeOf<PageOf<'all'>>().toEqualTypeOf<'expired' | 'deleted' | 'pageSize' | 'cursor' | 'signal' | 'deadline' | 'consistent'>()
  expectTypeOf<PageOf<'largeTeams'>>().toEqualTypeOf<'expired' | 'deleted' | 'pageSize' | 'cursor' | 'signal' | 'deadline'>()
})

test('there is no scan where the schema asks for none', () => {
  expectTypeOf<keyof SessionRepository>().toEqualTypeOf<
    'create' | 'put' | 'upsert' | 'get' | 'update' | 'delete' | 'tx' | 'batch' | 'ref'
  >()
})
