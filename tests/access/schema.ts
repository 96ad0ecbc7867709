/** Attributes that are never returned, and attributes that never change. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('accounts', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    countries: { kind: 'global', partition: 'countryPk', sort: 'countrySk' },
    names: { kind: 'global', partition: 'namePk', sort: 'nameSk', projection: ['name', 'country', 'invitedBy'] },
  },
  ttl: 'expiresAt',
})

const account = defineEntity(table, 'Account', {
  attributes: {
    accountId: z.ulid(),
    name: z.string().min(1).max(80),
    country: z.enum(['DE', 'FR']),
    invitedBy: z.ulid().optional(),
    secret: z.string().max(60),
    writtenBy: z.literal('keyloom').default('keyloom'),
    expiresAt: z.date().optional(),
  },
  key: { partition: 'ACCOUNT#{accountId}', sort: 'ACCOUNT' },
  indexes: {
    countries: { partition: 'COUNTRY#{country}', sort: '{name}#{accountId}', onPartialUpdate: 'read' },
    names: { partition: 'NAMES', sort: '{name}#{accountId}' },
  },
  hidden: ['secret', 'writtenBy'],
  readOnly: ['country', 'invitedBy'],
  ttl: 'expiresAt',
  move: true,
  patterns: {
    byId: { by: ['accountId'], one: true },
    ofCountry: { by: ['country'] },
    byName: { by: [], index: 'names', range: 'name' },
  },
})

export default defineSchema({ name: 'accounts', tables: [table], entities: [account] })
