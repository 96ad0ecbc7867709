/** Items that stand in one index under different keys: open and closed issues, repositories and forks, tasks to do and done. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('hub', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    family: { kind: 'global', partition: 'familyPk', sort: 'familySk' },
    states: { kind: 'global', partition: 'statesPk', sort: 'statesSk', projection: 'keys' },
    board: { kind: 'global', partition: 'boardPk', sort: 'boardSk' },
  },
})

const name = z.string().min(1).max(100)

const repo = defineEntity(table, 'Repo', {
  attributes: { owner: name, repo: name, forkOf: name.optional(), stars: z.int().min(0) },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'REPO' },
  indexes: {
    family: [
      { when: { forkOf: 'absent' }, partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
      { when: { forkOf: 'present' }, partition: 'REPO#{forkOf}#{repo}', sort: 'FORK#{owner}' },
    ],
    // Between the closed issues and the open ones.
    states: { partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
  },
  patterns: {
    forks: { by: ['forkOf', 'repo'], order: { owner: 'asc' } },
    original: { by: ['owner', 'repo'], where: { forkOf: 'absent' }, index: 'family', one: true },
    everyRepo: { scan: { because: 'A monthly count.', index: 'family' }, filter: ['stars'] },
  },
})

const issue = defineEntity(table, 'Issue', {
  attributes: {
    owner: name,
    repo: name,
    number: z.int().min(1).max(99_999_999),
    status: z.enum(['draft', 'open', 'closed']),
    title: z.string(),
  },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#{number}' },
  indexes: {
    states: [
      { when: { status: 'open' }, partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#OPEN#{number:desc}' },
      { when: { status: 'closed' }, partition: 'REPO#{owner}#{repo}', sort: '#ISSUE#CLOSED#{number}' },
    ],
  },
  patterns: {
    open: { by: ['owner', 'repo'], where: { status: 'open' }, order: { number: 'desc' }, hydrate: true },
    closed: { by: ['owner', 'repo'], where: { status: 'closed' }, order: { number: 'desc' }, range: 'number' },
  },
})

const withOpenIssues = defineCollection(table, 'withOpenIssues', {
  by: ['owner', 'repo'],
  returns: { repo, issues: [issue] },
  where: { issues: { status: 'open' } },
  order: { number: 'desc' },
  first: 'repo',
  limit: 2,
})

const withClosedIssues = defineCollection(table, 'withClosedIssues', {
  by: ['owner', 'repo'],
  returns: { repo, issues: [issue] },
  where: { issues: { status: 'closed' } },
  order: { number: 'desc' },
  first: 'repo',
})

const task = defineEntity(table, 'Task', {
  attributes: {
    taskId: name,
    team: name,
    status: z.enum(['idea', 'todo', 'done']),
    priority: z.int().min(1).max(9),
    doneAt: z.date().optional(),
  },
  key: { partition: 'TASK#{taskId}', sort: 'TASK' },
  indexes: {
    board: [
      { when: { status: 'todo' }, partition: 'TEAM#{team}', sort: 'TODO#{priority}#{taskId}' },
      { when: { status: 'done', doneAt: 'present' }, partition: 'TEAM#{team}', sort: 'DONE#{doneAt:desc}' },
    ],
  },
  patterns: {
    todo: { by: ['team'], where: { status: 'todo' }, order: { priority: 'asc' } },
    done: { by: ['team'], where: { status: 'done', doneAt: 'present' }, order: { doneAt: 'desc' } },
  },
})

export default defineSchema({
  name: 'hub',
  tables: [table],
  entities: [repo, issue, task],
  collections: [withOpenIssues, withClosedIssues],
})
