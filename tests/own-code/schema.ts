/** Attributes with code of the application's own, which generated code imports. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { closedOn, handle, hours, money, price, site } from './rules.js'

const table = defineTable('shops', { key: { partition: 'pk', sort: 'sk' } })

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

export default defineSchema({ name: 'shops', tables: [table], entities: [shop] })
