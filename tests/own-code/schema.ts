/** Attributes with code of the application's own, which generated code imports. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { closedOn, day, handle, hours, money, price, site, state } from './rules.js'

const table = defineTable('shops', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    open: { kind: 'global', partition: 'openPk', sort: 'openSk' },
    days: { kind: 'global', partition: 'daysPk', sort: 'daysSk', projection: 'keys' },
  },
})

const shop = defineEntity(table, 'Shop', {
  attributes: {
    handle,
    title: z.string(),
    deposit: price.default(0),
    hours: hours.optional(),
    rent: money.optional(),
    site: site.optional(),
    closedOn: closedOn.optional(),
  },
  key: { partition: 'SHOP#{handle}', sort: 'SHOP' },
  patterns: { byHandle: { by: ['handle'], one: true }, cheap: { by: ['handle'], filter: ['rent'] } },
})

/** Keys of attributes that a codec converts are made of what is stored. */
const offer = defineEntity(table, 'Offer', {
  attributes: { handle, day, fee: money, state, deposit: money.optional() },
  key: { partition: 'SHOP#{handle}', sort: 'OFFER#{day}' },
  indexes: {
    open: { when: { state: 'o' }, partition: 'OPEN', sort: '{fee:pad(8)}#{handle}', onPartialUpdate: 'read' },
    days: { partition: 'DAYS#{day:month}', sort: '{day}#{handle}#{fee}', onPartialUpdate: 'read' },
  },
  unique: { deposit: ['handle', 'deposit'] },
  patterns: {
    byDay: { by: ['handle'], range: 'day', order: { day: 'asc' } },
    onDay: { by: ['handle', 'day'], one: true },
    cheapest: { by: [], where: { state: 'o' }, range: 'fee', order: { fee: 'asc' } },
    ofMonth: { by: ['day:month'], order: { day: 'asc' }, select: ['day', 'handle', 'fee'] },
  },
})

export default defineSchema({ name: 'shops', tables: [table], entities: [shop, offer] })
