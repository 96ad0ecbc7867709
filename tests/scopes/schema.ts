/** Tenants that share a table: each client reads and writes one of them. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const tenants = defineTable('tenants', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['title'] },
  },
  scope: ['tenantId'],
})

const common = defineTable('common', { key: { partition: 'pk' } })

const tenantId = z.string().min(1).max(40)

const project = defineEntity(tenants, 'Project', {
  attributes: { tenantId, projectId: z.string().min(1).max(40), title: z.string(), tasks: z.int().min(0).max(9999) },
  key: { partition: 'TENANT#{tenantId}#PROJECT#{projectId}', sort: '#PROJECT' },
  indexes: { gsi1: { partition: 'TENANT#{tenantId}#PROJECTS', sort: '{projectId}' } },
  patterns: { all: { by: [], order: { projectId: 'asc' } } },
})

const task = defineEntity(tenants, 'Task', {
  attributes: {
    tenantId,
    projectId: z.string().min(1).max(40),
    taskId: z.string().min(1).max(40),
    title: z.string(),
    state: z.enum(['open', 'done']),
    note: z.string().optional(),
  },
  key: { partition: 'TENANT#{tenantId}#PROJECT#{projectId}', sort: 'TASK#{taskId}' },
  indexes: { gsi2: { partition: 'TENANT#{tenantId}#STATE#{state}', sort: '{taskId}' } },
  move: true,
  patterns: {
    byProject: { by: ['projectId'], order: { taskId: 'asc' } },
    titles: { by: ['state'], range: 'taskId', order: { taskId: 'asc' }, select: ['taskId', 'title'] },
    inState: { by: ['state'], order: { taskId: 'asc' }, hydrate: true },
    byId: { by: ['projectId', 'taskId'], one: true },
  },
})

const member = defineEntity(tenants, 'Member', {
  attributes: { tenantId, memberId: z.string().min(1).max(40), email: z.email() },
  key: { partition: 'TENANT#{tenantId}#MEMBER#{memberId}', sort: '#MEMBER' },
  version: true,
  unique: { email: ['email'] },
})

const settings = defineEntity(tenants, 'Settings', {
  attributes: { tenantId, theme: z.string() },
  key: { partition: 'TENANT#{tenantId}#SETTINGS', sort: '#SETTINGS' },
})

const plan = defineEntity(common, 'Plan', {
  attributes: { planId: z.string().min(1).max(40), seats: z.int().min(0).max(9999) },
  key: { partition: 'PLAN#{planId}' },
  patterns: { byId: { by: ['planId'], one: true } },
})

const board = defineEntity(tenants, 'Board', {
  attributes: { tenantId, boardId: z.string().min(1).max(40), lastCard: z.int().min(0), cards: z.int().min(0) },
  key: { partition: 'TENANT#{tenantId}#BOARD#{boardId}', sort: '#BOARD' },
})

const card = defineEntity(tenants, 'Card', {
  attributes: { tenantId, boardId: z.string().min(1).max(40), number: z.int().min(1).max(9999), title: z.string() },
  key: { partition: 'TENANT#{tenantId}#BOARD#{boardId}', sort: 'CARD#{number}' },
  sequence: { attribute: 'number', parent: board, counter: 'lastCard' },
  countedIn: [{ parent: board, counter: 'cards' }],
})

const lastReading = defineEntity(tenants, 'LastReading', {
  attributes: { tenantId, boardId: z.string().min(1).max(40), at: z.int(), value: z.int() },
  key: { partition: 'TENANT#{tenantId}#BOARD#{boardId}', sort: '#READING' },
})

const reading = defineEntity(tenants, 'Reading', {
  attributes: { tenantId, boardId: z.string().min(1).max(40), at: z.int().min(0).max(9999), value: z.int() },
  key: { partition: 'TENANT#{tenantId}#BOARD#{boardId}', sort: 'READING#{at}' },
  latestIn: { entity: lastReading, by: 'at' },
})

const projectWithTasks = defineCollection(tenants, 'projectWithTasks', { by: ['projectId'], returns: { project, tasks: [task] } })

const addTask = defineTransaction(tenants, 'addTask', {
  input: ['projectId', 'taskId', 'title'],
  steps: {
    task: { create: task, set: { state: 'open' } },
    project: { update: project, add: { tasks: 1 } },
  },
})

export default defineSchema({
  name: 'work',
  tables: [tenants, common],
  entities: [project, task, member, settings, plan, board, card, lastReading, reading],
  collections: [projectWithTasks],
  transactions: [addTask],
})
