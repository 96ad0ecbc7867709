import { expectTypeOf, test } from 'vitest'
import type { Club, Entry, Group, Membership, Payment } from './generated/index.js'

declare const club: Club

test('the results of a transaction have the types of its operations', () => {
  const results = club.transact({
    join: club.membership.tx.create({ groupId: 'g', userId: 'u', role: 'member' }),
    count: club.group.tx.update({ groupId: 'g' }, { add: { members: 1 } }, { if: { members: { lt: 50 } } }),
  })
  expectTypeOf<Awaited<typeof results>['join']>().toEqualTypeOf<Membership>()
  expectTypeOf<Awaited<typeof results>['count']>().toEqualTypeOf<undefined>()
})

test('items that are read have the types of their entities, by name and in order', () => {
  const byName = club.batchGet({ group: club.group.ref({ groupId: 'g' }), pay: club.payment.ref({ paymentId: 'p' }) })
  expectTypeOf<Awaited<typeof byName>>().toEqualTypeOf<{ readonly group: Group | undefined; readonly pay: Payment | undefined }>()
  const inOrder = club.transactGet([club.entry.ref({ subject: 's', at: 1 }), club.group.ref({ groupId: 'g' })])
  expectTypeOf<Awaited<typeof inOrder>>().toEqualTypeOf<readonly [Entry | undefined, Group | undefined]>()
  const many = club.batchGet(['a', 'b'].map((groupId) => club.group.ref({ groupId })))
  expectTypeOf<Awaited<typeof many>>().toEqualTypeOf<readonly (Group | undefined)[]>()
})

test('what a batch cannot promise is not in the type', () => {
  // @ts-expect-error -- Property 'batch' does not exist on type 'PaymentRepository'.
  club.payment.batch
  // @ts-expect-error -- a batch has no conditions: Expected 1 arguments, but got 2.
  club.group.batch.put({ groupId: 'g', name: 'G' }, { if: { name: 'absent' } })
  // @ts-expect-error -- Property 'batch' is missing in type 'TransactOperation<undefined>'.
  club.batchWrite([club.group.tx.delete({ groupId: 'g' })])
})

test('operations are checked as the writes of the same names', () => {
  // @ts-expect-error -- Property 'name' is missing.
  club.group.tx.create({ groupId: 'g' })
  // @ts-expect-error -- 'nme' does not exist in type 'Condition<Group>'.
  club.group.tx.check({ groupId: 'g' }, { if: { nme: 'present' } })
  // @ts-expect-error -- 'groupId' is part of the key: it does not exist in the changes.
  club.group.tx.update({ groupId: 'g' }, { set: { groupId: 'h' } })
})
