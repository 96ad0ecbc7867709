import { defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** The backend of a forge, as chapter 21 of a well-known book leaves it, as far as chapter 22 changes it. */
const table = defineTable('GitHubTable', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1PK', sort: 'GSI1SK' },
    GSI2: { kind: 'global', partition: 'GSI2PK', sort: 'GSI2SK' },
    GSI3: { kind: 'global', partition: 'GSI3PK', sort: 'GSI3SK' },
  },
})
const name = z.string().min(1).max(40)
const number = z.int().min(0).max(9_999_999)
const status = z.enum(['Open', 'Closed'])

const repo = defineEntity(table, 'Repo', {
  attributes: { owner: name, repo: name, updatedOn: z.date(), stars: z.int().min(0) },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
  indexes: {
    GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
    GSI2: { partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
    GSI3: { partition: 'ACCOUNT#{owner}', sort: '#{updatedOn}' },
  },
  patterns: { byName: { by: ['owner', 'repo'], one: true, index: 'table' }, recent: { by: ['owner'], order: { updatedOn: 'desc' } } },
})

const issue = defineEntity(table, 'Issue', {
  attributes: { owner: name, repo: name, number, status, title: z.string() },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#{number:pad(7)}' },
  patterns: { byRepo: { by: ['owner', 'repo'], order: { number: 'desc' } } },
})

const pullRequest = defineEntity(table, 'PullRequest', {
  attributes: { owner: name, repo: name, number, status, title: z.string() },
  key: { partition: 'PR#{owner}#{repo}#{number:pad(7)}', sort: 'PR#{owner}#{repo}#{number:pad(7)}' },
  indexes: { GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'PR#{number:pad(7)}' } },
  patterns: { byRepo: { by: ['owner', 'repo'], order: { number: 'desc' } } },
})

const user = defineEntity(table, 'User', {
  attributes: { login: name, email: z.email() },
  key: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  indexes: { GSI3: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' } },
  sharesKeyWith: ['Organization'],
  patterns: { byLogin: { by: ['login'], one: true, index: 'table' } },
})

const organization = defineEntity(table, 'Organization', {
  attributes: { login: name, plan: z.string() },
  key: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  indexes: { GSI3: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' } },
  sharesKeyWith: ['User'],
})

const schema: Schema = defineSchema({ name: 'github', tables: [table], entities: [repo, issue, pullRequest, user, organization] })
export default schema
