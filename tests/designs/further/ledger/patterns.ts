import { expect } from 'vitest'
import type { Answers } from '../../support/answers.js'
import { describeDesign } from '../../support/describe-design.js'
import { type Bank, bankTable, createBank } from './generated/index.js'

const answers = {
  'accounts of a customer': 'Account.ofCustomer',
  'a transfer is two postings and two balances': 'move',
  'a transfer is done once, and of money that is there': 'move',
  'statement of an account, newest first': 'Posting.statement',
  'largest postings': 'Posting.largest',
  'a transfer by its id': 'Transfer.byId',
  'transfers by reference': 'Transfer.byReference',
  'an account with its first postings': 'accountWithPostings',
} as const satisfies Answers

const account = (accountId: string, customer: string, openedOn: string, balance: number) =>
  ({ accountId, customer, openedOn, balance, state: 'open' }) as const
const transferId = (number: number) => `01J0000000000000000000000${number}`
const transfer = (number: number, debited: string, credited: string, cents: number) => ({
  ...{ transferId: transferId(number), debited, credited, cents, reference: `invoice ${number}`, change: -cents },
})

async function seed(db: Bank): Promise<void> {
  await db.account.create(account('a', 'ann', '2026-01-02', 500))
  await db.account.create(account('a2', 'ann', '2026-01-01', 0))
  await db.account.create(account('b', 'ann2', '2026-01-01', 100))
  await db.posting.create({ accountId: 'a', transferId: transferId(0), side: 'credit', cents: 500, largeCents: 500 })
}

describeDesign(
  { name: 'further-ledger', answers, tables: { bank: bankTable }, create: createBank, seed },
  {
    async 'accounts of a customer'(db) {
      const found = await db.account.ofCustomer({ customer: 'ann' }).all()
      expect(found).toEqual([account('a2', 'ann', '2026-01-01', 0), account('a', 'ann', '2026-01-02', 500)])
    },
    async 'a transfer is two postings and two balances'(db) {
      await db.move(transfer(1, 'a', 'b', 300))
      expect([await db.account.get({ accountId: 'a' }), await db.account.get({ accountId: 'b' })]).toMatchObject([
        { balance: 200 },
        { balance: 400 },
      ])
    },
    async 'a transfer is done once, and of money that is there'(db) {
      await expect(db.move(transfer(1, 'a', 'b', 100))).rejects.toMatchObject({
        payload: { failures: { transfer: { code: 'ITEM.EXISTS' } } },
      })
      await expect(db.move(transfer(2, 'a', 'b', 201))).rejects.toMatchObject({
        payload: { failures: { from: { code: 'ITEM.OUT_OF_BOUNDS' } } },
      })
      expect(await db.account.get({ accountId: 'b' })).toMatchObject({ balance: 400 })
    },
    async 'statement of an account, newest first'(db) {
      const rows = (await db.posting.statement({ accountId: 'a' }).all()).map(({ side, cents }) => [side, cents])
      expect(rows).toEqual([
        ['debit', 300],
        ['credit', 500],
      ])
      const since = await db.posting.statement({ accountId: 'a' }, { transferId: { gt: transferId(0) } }).all()
      expect(since.map(({ cents }) => cents)).toEqual([300])
    },
    async 'largest postings'(db) {
      const found = await db.posting.largest({ accountId: 'a' }, { largeCents: { gte: 500 } }).all()
      expect(found.map(({ cents }) => cents)).toEqual([500])
    },
    async 'a transfer by its id'(db) {
      expect(await db.transfer.byId({ transferId: transferId(1) })).toMatchObject({ debited: 'a', credited: 'b', cents: 300 })
      expect(await db.transfer.byId({ transferId: transferId(2) })).toBeUndefined()
    },
    async 'transfers by reference'(db) {
      const found = await db.transfer.byReference({ reference: 'invoice 1' }).all()
      expect(found.map((each) => each.transferId)).toEqual([transferId(1)])
    },
    async 'an account with its first postings'(db) {
      const page = await db.accountWithPostings({ accountId: 'a' }).page()
      expect([page.account?.balance, page.postings.map(({ cents }) => cents), page.unknown]).toEqual([200, [500, 300], []])
    },
  },
)
