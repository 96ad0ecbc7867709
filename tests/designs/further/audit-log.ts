/** An audit log of many tenants: a partition for each day, read back day after day; what one person did, over a year; one entry by its id. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('audit', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    byActor: { kind: 'global', partition: 'actorPk', sort: 'actorSk', projection: ['action', 'target'] },
    failures: { kind: 'global', partition: 'failurePk', sort: 'failureSk' },
  },
  ttl: 'expiresAt',
})

const entry = defineEntity(table, 'Entry', {
  attributes: {
    tenantId: z.uuid(),
    entryId: z.ulid(),
    at: z.date(),
    actor: z.string().min(1).max(60),
    action: z.enum(['create', 'update', 'delete', 'login']),
    outcome: z.enum(['done', 'refused', 'failed']),
    target: z.string(),
    expiresAt: z.date(),
  },
  key: { partition: 'TENANT#{tenantId}#{at:day}', sort: '{at}#{entryId}' },
  indexes: {
    byActor: { partition: 'TENANT#{tenantId}#ACTOR#{actor}#{at:year}', sort: '{at}#{entryId}' },
    failures: { when: { outcome: ['refused', 'failed'] }, partition: 'TENANT#{tenantId}', sort: '{outcome}#{at}#{entryId}' },
  },
  ttl: 'expiresAt',
  patterns: {
    latest: { by: ['tenantId'], walk: { at: 'day', maxBuckets: 90 }, range: 'at', order: { at: 'desc' } },
    ofDay: { by: ['tenantId', 'at:day'], order: { at: 'asc' }, filter: ['action'] },
    ofActor: { by: ['tenantId', 'actor'], walk: { at: 'year', maxBuckets: 7 }, order: { at: 'desc' }, index: 'byActor' },
    failed: { by: ['tenantId', 'outcome'], where: { outcome: ['refused', 'failed'] }, range: 'at', order: { at: 'desc' } },
    everyFailure: { by: ['tenantId'], fanOut: { outcome: ['refused', 'failed'] }, order: { at: 'desc' } },
  },
})

export default defineSchema({ name: 'audit', tables: [table], entities: [entry] })
