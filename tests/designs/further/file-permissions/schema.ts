/** Files in folders, found by their path and by their parent; grants on a folder hold for all below it, and end at a time. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { place } from './place.js'

const table = defineTable('drive', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    children: { kind: 'global', partition: 'childrenPk', sort: 'childrenSk' },
    grants: { kind: 'global', partition: 'grantsPk', sort: 'grantsSk' },
    recent: { kind: 'local', sort: 'recentSk' },
  },
  ttl: 'endsAt',
})

const id = z.string().min(1).max(40)
const path = z.string().min(1).max(300)

const node = defineEntity(table, 'Node', {
  attributes: {
    drive: id,
    /** Of the folder; `/` is the root. */
    parent: path,
    name: z.string().min(1).max(100),
    path,
    kind: z.enum(['folder', 'file']),
    bytes: z.int().min(0).optional(),
    changedAt: z.date(),
  },
  key: { partition: 'DRIVE#{drive}', sort: 'NODE#{path}' },
  computed: { path: place },
  indexes: {
    children: { partition: 'IN#{drive}#{parent}', sort: '{kind:map(folder=0,file=1)}#{name}', onPartialUpdate: 'read' },
    recent: { when: { kind: 'file' }, sort: 'RECENT#{changedAt}', onPartialUpdate: 'read' },
  },
  patterns: {
    at: { by: ['drive', 'path'], one: true },
    below: { by: ['drive'], range: 'path', order: { path: 'asc' } },
    children: { by: ['drive', 'parent'], order: { kind: 'asc' } },
    recent: { by: ['drive'], where: { kind: 'file' }, order: { changedAt: 'desc' }, limit: 3, index: 'recent' },
  },
})

const grant = defineEntity(table, 'Grant', {
  attributes: { drive: id, path, subject: id, level: z.enum(['read', 'write', 'own']), endsAt: z.date().optional() },
  key: { partition: 'GRANTS#{drive}', sort: '{path}#{subject}' },
  indexes: { grants: { partition: 'SUBJECT#{subject}', sort: '{drive}#{path}' } },
  ttl: 'endsAt',
  patterns: {
    on: { by: ['drive', 'path'] },
    ofSubject: { by: ['subject', 'drive'], order: { path: 'asc' } },
    held: { by: ['drive', 'subject', 'path'], one: true },
  },
})

export default defineSchema({ name: 'drives', tables: [table], entities: [node, grant] })
