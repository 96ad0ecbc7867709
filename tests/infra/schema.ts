/** Two tables that differ in all that a deployment can say, and every kind of request that a policy has to allow. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const text = z.string().min(1).max(40)

const library = defineTable('library', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: {
      kind: 'global',
      partition: 'gsi1pk',
      sort: 'gsi1sk',
      capacity: { read: { min: 1, max: 20, target: 70 }, write: { min: 3, max: 60, target: 60 } },
    },
    'by-shelf': { kind: 'global', partition: ['city', 'shelf'], sort: [{ name: 'year', type: 'number' }, 'isbn'], projection: ['title'] },
    lsi1: { kind: 'local', sort: 'lsi1sk', projection: 'keys' },
  },
  ttl: 'expiresAt',
  stream: 'new-and-old-images',
  capacity: { mode: 'provisioned', read: { min: 5, max: 100, target: 70 }, write: { min: 2, max: 50, target: 60 } },
  deployment: {
    deletionProtection: false,
    pointInTimeRecovery: false,
    onRemoval: 'destroy',
    tableClass: 'infrequent-access',
    encryption: 'aws-managed',
  },
})

const branch = defineEntity(library, 'Branch', {
  attributes: { branchId: text, city: text, loans: z.int(), lastNumber: z.int() },
  key: { partition: 'BRANCH#{branchId}', sort: 'BRANCH' },
  version: true,
})

const book = defineEntity(library, 'Book', {
  attributes: { isbn: text, title: text, city: text, shelf: text, year: z.int().min(0).max(9999), state: z.enum(['here', 'out']) },
  key: { partition: 'BOOK#{isbn}', sort: 'BOOK' },
  indexes: { gsi1: { partition: 'STATE#{state}', sort: '{year}#{isbn}', onPartialUpdate: 'read' } },
  patterns: {
    byId: { by: ['isbn'], one: true },
    inState: { by: ['state'], range: 'year' },
    onShelf: { by: ['city', 'shelf'], order: { year: 'asc' }, index: 'by-shelf', hydrate: true },
    all: { scan: { because: 'The catalogue is printed once a year.' } },
  },
})

const loan = defineEntity(library, 'Loan', {
  attributes: {
    branchId: text,
    number: z.int().min(0).max(999_999),
    isbn: text,
    due: z.date(),
    city: text.optional(),
    branchVersion: z.int().optional(),
  },
  key: { partition: 'BRANCH#{branchId}', sort: 'LOAN#{number}' },
  indexes: { lsi1: { sort: 'DUE#{due}' } },
  unique: { book: ['isbn'] },
  sequence: { attribute: 'number', parent: branch, counter: 'lastNumber' },
  countedIn: [{ parent: branch, counter: 'loans' }],
  copies: [{ of: branch, attributes: { city: 'city' }, version: 'branchVersion', found: 'byDue' }],
  move: true,
  patterns: { byDue: { by: ['branchId'], range: 'due', hydrate: true } },
})

const visit = defineEntity(library, 'Visit', {
  attributes: { branchId: text, visitId: text, expires: z.date() },
  key: { partition: 'BRANCH#{branchId}', sort: 'VISIT#{visitId}' },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
})

const lastVisitors = defineEntity(library, 'LastVisitors', {
  attributes: { branchId: text, at: z.date(), count: z.int() },
  key: { partition: 'BRANCH#{branchId}', sort: 'VISITORS' },
})

const visitors = defineEntity(library, 'Visitors', {
  attributes: { branchId: text, at: z.date(), count: z.int() },
  key: { partition: 'BRANCH#{branchId}', sort: 'VISITORS#{at}' },
  latestIn: { entity: lastVisitors, by: 'at' },
})

const branchWithLoans = defineCollection(library, 'branchWithLoans', { by: ['branchId'], returns: { branch, loans: [loan] } })

const tenants = defineTable('tenants', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  scope: ['tenantId'],
})

const note = defineEntity(tenants, 'Note', {
  attributes: { tenantId: text, noteId: text, topic: text, text: z.string() },
  key: { partition: 'TENANT#{tenantId}#NOTE#{noteId}', sort: 'NOTE' },
  indexes: { gsi1: { partition: 'TENANT#{tenantId}#TOPIC#{topic}', sort: '{noteId}' } },
  patterns: { byTopic: { by: ['topic'] } },
})

const reader = defineEntity(tenants, 'Reader', {
  attributes: { tenantId: text, readerId: text, notes: z.int() },
  key: { partition: 'TENANT#{tenantId}#READER#{readerId}', sort: 'READER' },
})

const addNote = defineTransaction(tenants, 'addNote', {
  input: ['noteId', 'topic', 'readerId'],
  steps: {
    note: { create: note, set: { text: '' } },
    reader: { update: reader, add: { notes: 1 } },
  },
})

export default defineSchema({
  name: 'library',
  tables: [library, tenants],
  entities: [branch, book, loan, visit, lastVisitors, visitors, note, reader],
  collections: [branchWithLoans],
  transactions: [addNote],
})
