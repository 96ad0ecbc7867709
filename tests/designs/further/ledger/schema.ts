/** A ledger of double entries: a transfer is two postings and two balances in one transaction, and is done once. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('bank', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    large: { kind: 'local', sort: { name: 'largeSk', type: 'number' } },
  },
})

const id = z.string().min(1).max(40)
const cents = z.int().min(0).max(999_999_999_999)

const account = defineEntity(table, 'Account', {
  attributes: { accountId: id, customer: id, openedOn: z.iso.date(), balance: cents, state: z.enum(['open', 'frozen']) },
  key: { partition: 'ACCOUNT#{accountId}', sort: '#ACCOUNT' },
  indexes: { gsi1: { partition: 'CUSTOMER#{customer}', sort: 'ACCOUNT#{openedOn}#{accountId}' } },
  patterns: { ofCustomer: { by: ['customer'], order: { openedOn: 'asc' } } },
})

const posting = defineEntity(table, 'Posting', {
  description: 'One side of a transfer, in the order of the account; large ones are found by their amount.',
  attributes: { accountId: id, transferId: z.ulid(), side: z.enum(['debit', 'credit']), cents, largeCents: cents.optional() },
  key: { partition: 'ACCOUNT#{accountId}', sort: 'POSTING#{transferId}#{side}' },
  indexes: { large: { sparse: true, sort: '{largeCents}' } },
  patterns: {
    statement: { by: ['accountId'], range: 'transferId', order: { transferId: 'desc' } },
    largest: { by: ['accountId'], where: { largeCents: 'present' }, range: 'largeCents', order: { largeCents: 'desc' }, limit: 10 },
  },
})

const transfer = defineEntity(table, 'Transfer', {
  attributes: { transferId: z.ulid(), debited: id, credited: id, cents, reference: z.string().max(100) },
  key: { partition: 'TRANSFER#{transferId}', sort: 'TRANSFER' },
  indexes: { gsi1: { partition: 'REFERENCE#{reference}', sort: '{transferId}' } },
  patterns: {
    byId: { by: ['transferId'], one: true, consistent: true },
    byReference: { by: ['reference'], order: { transferId: 'asc' } },
  },
})

const accountWithPostings = defineCollection(table, 'accountWithPostings', {
  by: ['accountId'],
  returns: { account, postings: [posting] },
  order: { transferId: 'asc' },
  first: 'account',
  limit: 25,
})

const move = defineTransaction(table, 'move', {
  input: ['transferId', 'debited', 'credited', 'cents', 'reference', 'change'],
  steps: {
    transfer: { create: transfer },
    from: {
      update: account,
      key: { accountId: { input: 'debited' } },
      add: { balance: { input: 'change' } },
      if: { state: 'open', balance: { gte: { input: 'cents' } } },
    },
    to: { update: account, key: { accountId: { input: 'credited' } }, add: { balance: { input: 'cents' } }, if: { state: 'open' } },
    debit: { create: posting, set: { accountId: { input: 'debited' }, side: 'debit' } },
    credit: { create: posting, set: { accountId: { input: 'credited' }, side: 'credit' } },
  },
})

export default defineSchema({
  name: 'bank',
  tables: [table],
  entities: [account, posting, transfer],
  collections: [accountWithPostings],
  transactions: [move],
})
