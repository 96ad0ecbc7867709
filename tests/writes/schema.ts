/** Every kind of write: nested changes, unique constraints, expiry, moves, soft deletes, sequences and counts. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('office', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  ttl: 'expiresAt',
})

const document = defineEntity(table, 'Document', {
  attributes: {
    documentId: z.string(),
    title: z.string(),
    author: z.object({ name: z.string(), 'e.mail': z.string().optional(), address: z.object({ city: z.string() }).optional() }),
    lines: z.array(z.object({ text: z.string().min(1), size: z.int() })),
    notes: z.array(z.string()).optional(),
    tags: z.set(z.string()).optional(),
    sizes: z.set(z.number()),
    counts: z.record(z.string(), z.int()),
    views: z.int(),
  },
  key: { partition: 'DOCUMENT#{documentId}', sort: 'DOCUMENT' },
  indexes: { gsi1: { partition: 'TITLES', sort: '{title}' } },
  timestamps: true,
  version: true,
  patterns: { byTitle: { by: [], order: { title: 'asc' } } },
})

const session = defineEntity(table, 'Session', {
  attributes: { userId: z.string(), sessionId: z.string(), device: z.string().optional(), expires: z.date().optional() },
  key: { partition: 'USER#{userId}', sort: 'SESSION#{sessionId}' },
  indexes: { gsi1: { partition: 'SESSION#{sessionId}', sort: 'SESSION' } },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
  patterns: {
    ofUser: { by: ['userId'], order: { sessionId: 'asc' } },
    devices: { by: ['userId'], select: ['sessionId', 'device'] },
    firstTwo: { by: ['userId'], order: { sessionId: 'asc' }, limit: 2 },
    byId: { by: ['sessionId'], one: true },
  },
})

const user = defineEntity(table, 'User', {
  attributes: { userId: z.string(), name: z.string() },
  key: { partition: 'USER#{userId}', sort: 'USER' },
})

const account = defineEntity(table, 'Account', {
  attributes: {
    tenantId: z.string(),
    accountId: z.string(),
    email: z.string(),
    handle: z.string().optional(),
    name: z.string(),
    visits: z.int(),
    trialEnds: z.date().optional(),
  },
  key: { partition: 'TENANT#{tenantId}', sort: 'ACCOUNT#{accountId}' },
  indexes: { gsi1: { partition: 'NAME#{name}', sort: 'ACCOUNT#{email}', onPartialUpdate: 'read' } },
  names: { trialEnds: 'expiresAt' },
  ttl: 'trialEnds',
  timestamps: true,
  unique: { email: ['email'], handle: ['tenantId', 'handle'] },
  move: true,
  patterns: { ofTenant: { by: ['tenantId'] }, everything: { scan: { because: 'The test counts what a scan shows.' } } },
})

const stay = { taskId: z.string(), team: z.string(), place: z.string(), points: z.int(), done: z.string().optional() }

const task = defineEntity(table, 'Task', {
  attributes: stay,
  key: { partition: 'TASK#{taskId}', sort: 'TASK' },
  indexes: { gsi1: { partition: 'TEAM#{team}', sort: '{place}#{points}', onPartialUpdate: 'require' } },
})

const job = defineEntity(table, 'Job', {
  attributes: stay,
  key: { partition: 'JOB#{taskId}', sort: 'JOB' },
  indexes: { gsi1: { partition: 'TEAM#{team}', sort: '{place}#{points}', onPartialUpdate: 'drop' } },
})

const place = defineEntity(table, 'Place', {
  attributes: { placeId: z.string(), room: z.string().optional(), seat: z.string().optional(), note: z.string().optional() },
  key: { partition: 'PLACE#{placeId}', sort: 'PLACE' },
  indexes: { gsi1: { sparse: true, partition: 'ROOM#{room}', sort: 'SEAT#{seat}' } },
  patterns: { ofRoom: { by: ['room'], where: { seat: 'present' }, range: 'seat' } },
})

const repo = defineEntity(table, 'Repo', {
  attributes: { owner: z.string(), repo: z.string(), lastNumber: z.int().min(0), stars: z.int().min(0), about: z.string().optional() },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'REPO' },
  version: true,
  move: true,
})

const issue = defineEntity(table, 'Issue', {
  attributes: { owner: z.string(), repo: z.string(), number: z.int().min(1).max(999_999), title: z.string().min(1) },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#{number}' },
  sequence: { attribute: 'number', parent: repo, counter: 'lastNumber' },
  patterns: { ofRepo: { by: ['owner', 'repo'], order: { number: 'asc' } } },
})

const pull = defineEntity(table, 'Pull', {
  attributes: { repoOwner: z.string(), repo: z.string(), number: z.int().min(1), branch: z.string() },
  key: { partition: 'REPO#{repoOwner}#{repo}', sort: 'PULL#{number:pad(6)}' },
  sequence: { attribute: 'number', parent: repo, counter: 'lastNumber', key: { owner: 'repoOwner' } },
  unique: { branch: ['repoOwner', 'repo', 'branch'] },
})

const star = defineEntity(table, 'Star', {
  attributes: { owner: z.string(), repo: z.string().optional(), userId: z.string(), note: z.string().optional() },
  key: { partition: 'STAR#{userId}', sort: 'STAR#{owner}' },
  countedIn: [{ parent: repo, counter: 'stars' }],
  move: true,
})

const folder = defineEntity(table, 'Folder', {
  attributes: { folderId: z.string(), notes: z.int(), goneAt: z.date().optional() },
  key: { partition: 'FOLDER#{folderId}', sort: 'FOLDER' },
  softDelete: 'goneAt',
})

const note = defineEntity(table, 'Note', {
  attributes: { folderId: z.string(), noteId: z.string(), slug: z.string(), text: z.string().optional(), deletedAt: z.date().optional() },
  key: { partition: 'FOLDER#{folderId}', sort: 'NOTE#{noteId}' },
  indexes: { gsi1: { when: { deletedAt: 'absent' }, partition: 'NOTES', sort: '{slug}' } },
  softDelete: { attribute: 'deletedAt', purgeAfterDays: 30 },
  unique: { slug: ['slug'] },
  countedIn: [{ parent: folder, counter: 'notes' }],
  version: true,
  timestamps: true,
  patterns: {
    ofFolder: { by: ['folderId'], order: { noteId: 'asc' } },
    texts: { by: ['folderId'], select: ['noteId', 'text'] },
    bySlug: { by: [], where: { deletedAt: 'absent' }, order: { slug: 'asc' } },
  },
})

const userWithSessions = defineCollection(table, 'userWithSessions', { by: ['userId'], returns: { user, sessions: [session] } })

export default defineSchema({
  name: 'office',
  tables: [table],
  entities: [document, session, user, account, task, job, place, repo, issue, pull, star, folder, note],
  collections: [userWithSessions],
})
