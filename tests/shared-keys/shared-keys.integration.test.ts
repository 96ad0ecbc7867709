import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Accounts, accountsTable, createAccounts } from './generated/index.js'

const ann = { name: 'ann', email: 'ann@example.com', visits: 0, plan: 'free' } as const
const acme = { title: 'acme', seats: 5 }
const codeOf = (call: Promise<unknown>): Promise<unknown> => call.then(String, ({ code }) => code)

describeOnEngines('entities that share keys', (on) => {
  let accounts: Accounts
  const table = `accounts-${process.pid}-${on.name}`
  const typeOf = async (pk: string) => {
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: 'ACCOUNT' } } }))
    return Item?._type?.S
  }

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(accountsTable(table)))
    accounts = createAccounts({ client: on.client, tables: { accounts: table } })
    await accounts.user.create(ann)
    await accounts.organization.create(acme)
    for (let day = 1; day <= 4; day++) {
      const at = { customer: 'ann', day: `2026-01-0${day}` }
      await accounts.invoice.create({ ...at, invoiceId: `i${day}`, total: day * 10 })
      await accounts.sale.create({ ...at, product: 'tea' })
      await accounts.visit.create(at)
    }
  })

  test('are read by one pattern, which says what it found', async () => {
    expect(await accounts.account({ name: 'ann' })).toEqual({ user: ann })
    expect(await accounts.account({ name: 'acme' })).toEqual({ organization: acme })
    expect(await accounts.account({ name: 'nobody' })).toBeUndefined()
    const { operation, readUnits } = accounts.account({ name: 'ann' }).explain()
    expect([operation, readUnits]).toEqual(['GetItem', 50])
  })

  test('hides what has expired', async () => {
    await accounts.organization.create({ title: 'gone', seats: 1, expiresAt: new Date('2020-01-01T00:00:00.000Z') })
    expect(await accounts.account({ name: 'gone' })).toBeUndefined()
    expect((await accounts.account({ name: 'gone' }).ask({ expired: true }))?.organization?.seats).toBe(1)
  })

  test('do not read each other as themselves', async () => {
    expect([await accounts.user.get({ name: 'acme' }), await accounts.organization.get({ title: 'ann' })]).toEqual([undefined, undefined])
  })

  test('keep their writes off each other', async () => {
    expect(await codeOf(accounts.user.create({ ...ann, name: 'acme' }))).toBe('ITEM.EXISTS')
    expect(await codeOf(accounts.user.put({ ...ann, name: 'acme' }))).toBe('ITEM.CONDITION_FAILED')
    expect(await codeOf(accounts.user.upsert({ ...ann, name: 'acme' }))).toBe('ITEM.CONDITION_FAILED')
    expect(await codeOf(accounts.user.update({ name: 'acme' }, { set: { email: 'x@example.com' } }))).toBe('ITEM.NOT_FOUND')
    expect(await codeOf(accounts.user.update({ name: 'acme' }, { set: { plan: 'paid' } }))).toBe('ITEM.NOT_FOUND')
    expect(await codeOf(accounts.user.delete({ name: 'acme' }))).toBe('ITEM.CONDITION_FAILED')
    expect(await codeOf(accounts.transact({ touch: accounts.user.tx.update({ name: 'acme' }, { add: { visits: 1 } }) }))).toBe(
      'TRANSACTION.CANCELED',
    )
    expect(await codeOf(accounts.transact({ look: accounts.user.tx.check({ name: 'acme' }) }))).toBe('TRANSACTION.CANCELED')
    expect(await typeOf('ACCOUNT#acme')).toBe('Organization')
  })

  test('write their own items as any other entity', async () => {
    await accounts.user.put({ ...ann, visits: 7 })
    await accounts.user.update({ name: 'ann' }, { add: { visits: 1 } })
    expect((await accounts.user.update({ name: 'ann' }, { set: { plan: 'paid' } })).visits).toBe(8)
    await accounts.transact({ free: accounts.user.tx.check({ name: 'new' }, { exists: false }), look: accounts.user.tx.check(ann) })
    await accounts.user.delete({ name: 'ann' })
    await accounts.organization.put({ title: 'ann', seats: 2 })
    expect(await accounts.account({ name: 'ann' })).toEqual({ organization: { title: 'ann', seats: 2 } })
  })

  test('in one range are isolated by a filter, where the pattern says so', async () => {
    const days = (items: readonly { readonly day: string }[]) => items.map(({ day }) => day.slice(-1)).join('')
    const by = { customer: 'ann' }
    expect(days(await accounts.invoice.ofCustomer(by).all())).toBe('4321')
    expect(days(await accounts.invoice.ofCustomer(by, { day: { gte: '2026-01-02' } }, { total: { lt: 40 } }).all())).toBe('32')
    expect(days(await accounts.invoice.latest(by).all())).toBe('43')
    expect(await accounts.invoice.ofCustomer(by).count()).toBe(4)
    const page = await accounts.invoice.ofCustomer(by).page({ pageSize: 6 })
    expect([days(page.items), page.truncated]).toEqual(['43', true])
    expect(accounts.invoice.ofCustomer(by).explain().filter).toBe('_type = "Invoice"')
    const { invoices, sales } = await accounts.activity(by, { day: { lte: '2026-01-02' } }).all()
    expect([days(invoices), days(sales)]).toEqual(['12', '12'])
  })

  test('are isolated in a collection, too: what is dropped is not unknown, and does not count', async () => {
    const days = (items: readonly { readonly day: string }[]) => items.map(({ day }) => day.slice(-1)).join('')
    const by = { customer: 'ann' }
    const all = await accounts.activity(by).all()
    expect([days(all.invoices), days(all.sales), all.unknown]).toEqual(['123', '123', []])
    expect(accounts.activity(by).explain().filter).toBe('_type IN ("Invoice", "Sale")')
    const page = await accounts.activity(by).page()
    const rest = await accounts.activity(by).page({ cursor: page.cursor! })
    expect([page.invoices.length + page.sales.length, days(rest.invoices), days(rest.sales), rest.truncated]).toEqual([6, '4', '4', false])
    const small = await accounts.activity(by).page({ pageSize: 3 })
    expect([small.invoices.length + small.sales.length, small.truncated]).toEqual([2, true])
  })
})

describeOnEngines('an entity', (on) => {
  let accounts: Accounts

  beforeAll(async () => {
    const table = `singletons-${process.pid}-${on.name}`
    await on.client.send(new CreateTableCommand(accountsTable(table)))
    accounts = createAccounts({ client: on.client, tables: { accounts: table } })
  })

  test('of one item is known by nothing', async () => {
    expect(await accounts.settings.current()).toBeUndefined()
    await accounts.settings.put({ theme: 'dark' })
    expect([await accounts.settings.current(), await accounts.settings.get({})]).toEqual([{ theme: 'dark' }, { theme: 'dark' }])
    expect(await accounts.settings.update({}, { set: { theme: 'light' } })).toEqual({ theme: 'light' })
    expect(accounts.settings.current().explain().operation).toBe('GetItem')
  })

  test('with few items in an index is read there: whole, in part, or all of them', async () => {
    for (const [postId, flag] of [['p1', 'spam'], ['p2'], ['p3', 'spam'], ['p4', 'rude']] as const) {
      await accounts.post.create({ postId, title: `Title of ${postId}`, stars: 1, body: 'A text.', ...(flag && { flag }) })
    }
    expect((await accounts.post.flagged({ flag: 'spam' }).all()).map(({ postId, body }) => [postId, body])).toEqual([
      ['p1', 'A text.'],
      ['p3', 'A text.'],
    ])
    expect(await accounts.post.titles({ flag: 'rude' }).all()).toEqual([{ postId: 'p4', title: 'Title of p4' }])
    expect((await accounts.post.everyFlagged().all()).map(({ postId, flag }) => [postId, flag]).sort()).toEqual([
      ['p1', 'spam'],
      ['p3', 'spam'],
      ['p4', 'rude'],
    ])
  })
})
