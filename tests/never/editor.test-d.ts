/** What the types refuse, each with the sentence that an editor shows: `editor.test.ts` compares it with the compiler's. */
import { expectTypeOf, test } from 'vitest'
import type { Desk, OrderInGsi2 } from '../reads/generated/index.js'
import type { AccountChanges, JobChanges, PlaceChanges, TaskChanges } from '../writes/generated/index.js'
import type { Ledger } from './generated/index.js'

test('require: an update gives all parts of the key of an index', () => {
  // @ts-expect-error Type '{ team: string; }' is missing the following properties from type '{ readonly team: string; readonly place: string; readonly points: number; }': place, points
  const part: TaskChanges = { set: { team: 'red' } }
  // @ts-expect-error Property 'seat' is missing in type '{ room: string; }' but required in type '{ readonly room: string; readonly seat: string; }'.
  const half: PlaceChanges = { set: { room: 'red' } }
  expectTypeOf([part, half]).toExtend<(TaskChanges | PlaceChanges)[]>()
})

test('read and drop: any part, and never of the primary key, nor added to', () => {
  expectTypeOf<{ set: { name: string } }>().toExtend<AccountChanges>()
  expectTypeOf<{ set: { team: string } }>().toExtend<JobChanges>()
  // @ts-expect-error Object literal may only specify known properties, and 'accountId' does not exist in type
  const key: AccountChanges = { set: { accountId: 'x' } }
  // @ts-expect-error Object literal may only specify known properties, and 'add' does not exist in type 'JobChanges'.
  const added: JobChanges = { add: { points: 1 } }
  expectTypeOf([key, added]).toExtend<(AccountChanges | JobChanges)[]>()
})

test('a projected result has what the index holds', () => {
  const note = (order: OrderInGsi2): unknown =>
    // @ts-expect-error Property 'note' does not exist on type 'OrderInGsi2'.
    order.note
  expectTypeOf(note).toBeFunction()
})

test('no scan that the schema does not declare, and no query without its partition', () => {
  const scan = ({ cover }: Ledger): unknown =>
    // @ts-expect-error Property 'everything' does not exist on type 'CoverRepository'.
    cover.everything()
  const query = ({ entry }: Ledger): unknown =>
    // @ts-expect-error Property 'page' is missing in type '{ book: string; }' but required in type '{ book: string; page: string; }'.
    entry.ofPage({ book: 'a' })
  expectTypeOf([scan, query]).toBeArray()
})

test('no consistent read of a global index', () => {
  const all = ({ order }: Desk): unknown =>
    // @ts-expect-error Object literal may only specify known properties, and 'consistent' does not exist in type 'AllOptions'.
    order.unshipped({ status: 'open' }).all({ consistent: true })
  expectTypeOf(all).toBeFunction()
})
