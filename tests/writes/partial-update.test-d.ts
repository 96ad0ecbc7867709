import { expectTypeOf, test } from 'vitest'
import type { AccountChanges, JobChanges, PlaceChanges, TaskChanges } from './generated/index.js'

/** What an update has to bring along for an index key, by the `onPartialUpdate` of the index. */

test('require: all parts of the key, or none', () => {
  expectTypeOf<{ set: { done: string } }>().toExtend<TaskChanges>()
  expectTypeOf<{ set: { team: string; place: string; points: number } }>().toExtend<TaskChanges>()
  const part: TaskChanges = {
    // @ts-expect-error Type '{ team: string; }' is missing the following properties from type '{ readonly team: string; readonly place: string; readonly points: number; … }': place, points
    set: { team: 'red' },
  }
  expectTypeOf(part).toExtend<TaskChanges>()
})

test('read: any part, since the runtime reads the others', () => {
  expectTypeOf<{ set: { name: string } }>().toExtend<AccountChanges>()
  expectTypeOf<{ set: { email: string } }>().toExtend<AccountChanges>()
  // @ts-expect-error Object literal may only specify known properties, and 'accountId' does not exist in type …
  const primary: AccountChanges = { set: { accountId: 'x' } }
  expectTypeOf(primary).toExtend<AccountChanges>()
})

test('drop: any part, and the item leaves the index', () => {
  expectTypeOf<{ set: { team: string } }>().toExtend<JobChanges>()
  expectTypeOf<{ set: { place: string; points: number } }>().toExtend<JobChanges>()
  // @ts-expect-error Type '{ readonly points: number; }' …: an index key is not added to
  const added: JobChanges = { add: { points: 1 } }
  expectTypeOf(added).toExtend<JobChanges>()
})

test('a sparse key of optional attributes: set whole, or removed by any of them', () => {
  expectTypeOf<{ set: { room: string; seat: string } }>().toExtend<PlaceChanges>()
  expectTypeOf<{ remove: ('room' | 'seat')[] }>().toExtend<PlaceChanges>()
  expectTypeOf<{ remove: 'seat'[]; set: { note: string } }>().toExtend<PlaceChanges>()
  expectTypeOf<{ remove: 'seat'[]; set: { room: string } }>().toExtend<PlaceChanges>()
  // @ts-expect-error Property 'seat' is missing in type '{ room: string; }' but required in type '{ readonly room: string; readonly seat: string; }'.
  const part: PlaceChanges = { set: { room: 'red' } }
  expectTypeOf(part).toExtend<PlaceChanges>()
})
