/** What the schema has to ask for: Scan, filters, consistent reads. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('accounts', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { byPlan: { kind: 'global', partition: 'planPk', sort: 'planSk' } },
})

const account = defineEntity(table, 'Account', {
  attributes: {
    accountId: z.uuid(),
    plan: z.enum(['free', 'team']),
    seats: z.int().min(1).max(10_000),
    country: z.string().min(2).max(2),
  },
  key: { partition: 'ACCOUNT#{accountId}', sort: 'ACCOUNT' },
  indexes: { byPlan: { when: { plan: 'team' }, partition: 'PLAN#{plan}', sort: '{seats}' } },
  patterns: {
    byId: { by: ['accountId'], one: true, consistent: true },
    all: { description: 'Every account.', scan: { because: 'The nightly export reads everything' } },
    someWhere: { scan: { because: 'Support looks for accounts of a country.' }, filter: ['country', 'seats'], limit: 50 },
    teams: { scan: { because: 'The sales report reads all teams.', index: 'byPlan' }, where: { plan: 'team' } },
    largeTeams: { by: [], where: { plan: 'team' }, range: 'seats', order: { seats: 'desc' }, filter: ['country'] },
  },
})

export default defineSchema({ name: 'accounts', tables: [table], entities: [account] })
