/** Entities behind one key, entities in one range, a singleton, and an index of the items that have been flagged. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('accounts', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    byDay: { kind: 'global', partition: 'byDayPk', sort: 'byDaySk' },
    flagged: { kind: 'global', partition: 'flaggedPk', sort: 'flaggedSk', projection: ['title', 'stars'] },
  },
  ttl: 'expiresAt',
})

const name = z.string().min(1).max(40)

const user = defineEntity(table, 'User', {
  attributes: { name, email: z.email(), visits: z.int().min(0), plan: z.enum(['free', 'paid']) },
  key: { partition: 'ACCOUNT#{name}', sort: 'ACCOUNT' },
  indexes: { byDay: { partition: 'PLAN#{plan}', sort: '{name}', onPartialUpdate: 'read' } },
  sharesKeyWith: ['Organization'],
})

const organization = defineEntity(table, 'Organization', {
  attributes: { title: name, seats: z.int().min(1), expiresAt: z.date().optional() },
  key: { partition: 'ACCOUNT#{title}', sort: 'ACCOUNT' },
})

/** What stands behind the name of an account. */
const account = defineCollection(table, 'account', {
  by: ['name'],
  returns: { user, organization },
  aliases: { organization: { name: 'title' } },
  one: true,
})

const invoice = defineEntity(table, 'Invoice', {
  attributes: { customer: name, day: z.iso.date(), invoiceId: name, total: z.int().min(0) },
  key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
  indexes: { byDay: { partition: 'CUSTOMER#{customer}', sort: '{day}' } },
  patterns: {
    ofCustomer: { by: ['customer'], range: 'day', order: { day: 'desc' }, isolate: 'filter', filter: ['total'] },
    latest: { by: ['customer'], order: { day: 'desc' }, isolate: 'filter', limit: 2 },
  },
})

const sale = defineEntity(table, 'Sale', {
  attributes: { customer: name, day: z.iso.date(), product: name },
  key: { partition: 'SALE#{customer}#{day}', sort: 'PRODUCT#{product}' },
  indexes: { byDay: { partition: 'CUSTOMER#{customer}', sort: '{day}' } },
})

const visit = defineEntity(table, 'Visit', {
  attributes: { customer: name, day: z.iso.date() },
  key: { partition: 'VISIT#{customer}', sort: '{day}' },
  indexes: { byDay: { partition: 'CUSTOMER#{customer}', sort: '{day}' } },
})

/** Without the visits, which stand between them. */
const activity = defineCollection(table, 'activity', {
  by: ['customer'],
  returns: { invoices: [invoice], sales: [sale] },
  range: 'day',
  order: { day: 'asc' },
  limit: 6,
  isolate: 'filter',
})

const settings = defineEntity(table, 'Settings', {
  attributes: { theme: z.enum(['light', 'dark']) },
  key: { partition: 'SETTINGS', sort: 'SETTINGS' },
  patterns: { current: { by: [], one: true } },
})

const post = defineEntity(table, 'Post', {
  attributes: { postId: name, title: name, stars: z.int().min(0), flag: name.optional(), body: z.string() },
  key: { partition: 'POST#{postId}', sort: 'POST' },
  indexes: { flagged: { sparse: true, partition: 'FLAG#{flag}', sort: '{postId}' } },
  patterns: {
    flagged: { by: ['flag'], hydrate: true },
    titles: { by: ['flag'], select: ['postId', 'title'] },
    everyFlagged: { scan: { because: 'Moderators read the few that are flagged.', index: 'flagged' }, where: { flag: 'present' } },
  },
})

const person = defineEntity(table, 'Person', {
  attributes: { name, followers: z.int().min(0), following: z.int().min(0), lastNote: z.int().min(0) },
  key: { partition: 'BEING#{name}', sort: 'BEING' },
  sharesKeyWith: ['Robot'],
})

const robot = defineEntity(table, 'Robot', {
  attributes: { name, followers: z.int() },
  key: { partition: 'BEING#{name}', sort: 'BEING' },
})

/** Counted in both ends, which may be the same. */
const follow = defineEntity(table, 'Follow', {
  attributes: { name, followed: name },
  key: { partition: 'FOLLOW#{name}', sort: 'TO#{followed}' },
  countedIn: [
    { parent: person, counter: 'following' },
    { parent: person, counter: 'followers', key: { name: 'followed' } },
  ],
})

const note = defineEntity(table, 'Note', {
  attributes: { name, number: z.int().min(1).max(999) },
  key: { partition: 'NOTE#{name}', sort: '{number}' },
  sequence: { attribute: 'number', parent: person, counter: 'lastNote' },
})

export default defineSchema({
  name: 'accounts',
  tables: [table],
  entities: [user, organization, invoice, sale, visit, settings, post, person, robot, follow, note],
  collections: [account, activity],
})
