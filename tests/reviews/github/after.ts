import { defineCollection, defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** Chapter 22: codes of conduct, gists, apps and their installations, and open and closed issues and pull requests apart. */
const table = defineTable('GitHubTable', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1PK', sort: 'GSI1SK' },
    GSI2: { kind: 'global', partition: 'GSI2PK', sort: 'GSI2SK' },
    GSI3: { kind: 'global', partition: 'GSI3PK', sort: 'GSI3SK' },
    GSI4: { kind: 'global', partition: 'GSI4PK', sort: 'GSI4SK' },
    GSI5: { kind: 'global', partition: 'GSI5PK', sort: 'GSI5SK' },
  },
})
const name = z.string().min(1).max(40)
const number = z.int().min(0).max(9_999_999)
const status = z.enum(['Open', 'Closed'])

const repo = defineEntity(table, 'Repo', {
  attributes: {
    owner: name,
    repo: name,
    updatedOn: z.date(),
    stars: z.int().min(0),
    codeOfConduct: z.object({ name: z.string(), url: z.url() }).optional(),
  },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
  indexes: {
    GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
    GSI2: { partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
    GSI3: { partition: 'ACCOUNT#{owner}', sort: '#{updatedOn}' },
    GSI4: { partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
    GSI5: { partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
  },
  patterns: { byName: { by: ['owner', 'repo'], one: true, index: 'table' }, recent: { by: ['owner'], order: { updatedOn: 'desc' } } },
})

const issue = defineEntity(table, 'Issue', {
  attributes: { owner: name, repo: name, number, status, title: z.string() },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#{number:pad(7)}' },
  indexes: {
    GSI4: [
      { when: { status: 'Open' }, partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#OPEN#{number:desc(7)}' },
      { when: { status: 'Closed' }, partition: 'REPO#{owner}#{repo}', sort: '#ISSUE#CLOSED#{number:pad(7)}' },
    ],
  },
  patterns: {
    byRepo: { by: ['owner', 'repo'], order: { number: 'desc' } },
    open: { by: ['owner', 'repo'], where: { status: 'Open' }, order: { number: 'desc' } },
    closed: { by: ['owner', 'repo'], where: { status: 'Closed' }, order: { number: 'desc' } },
  },
})

const pullRequest = defineEntity(table, 'PullRequest', {
  attributes: { owner: name, repo: name, number, status, title: z.string() },
  key: { partition: 'PR#{owner}#{repo}#{number:pad(7)}', sort: 'PR#{owner}#{repo}#{number:pad(7)}' },
  indexes: {
    GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'PR#{number:pad(7)}' },
    GSI5: [
      { when: { status: 'Open' }, partition: 'REPO#{owner}#{repo}', sort: 'PR#OPEN#{number:desc(7)}' },
      { when: { status: 'Closed' }, partition: 'REPO#{owner}#{repo}', sort: '#PR#CLOSED#{number:pad(7)}' },
    ],
  },
  patterns: {
    byRepo: { by: ['owner', 'repo'], order: { number: 'desc' } },
    open: { by: ['owner', 'repo'], where: { status: 'Open' }, order: { number: 'desc' } },
    closed: { by: ['owner', 'repo'], where: { status: 'Closed' }, order: { number: 'desc' } },
  },
})

const user = defineEntity(table, 'User', {
  attributes: { login: name, email: z.email() },
  key: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  indexes: {
    GSI1: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
    GSI3: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  },
  sharesKeyWith: ['Organization'],
  patterns: { byLogin: { by: ['login'], one: true, index: 'table' } },
})

const organization = defineEntity(table, 'Organization', {
  attributes: { login: name, plan: z.string() },
  key: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  indexes: {
    GSI1: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
    GSI3: { partition: 'ACCOUNT#{login}', sort: 'ACCOUNT#{login}' },
  },
  sharesKeyWith: ['User'],
})

const gist = defineEntity(table, 'Gist', {
  attributes: { login: name, gistId: z.ksuid(), title: z.string() },
  key: { partition: 'ACCOUNT#{login}', sort: '#GIST#{gistId}' },
  patterns: { byUser: { by: ['login'], order: { gistId: 'desc' } } },
})

const app = defineEntity(table, 'GitHubApp', {
  attributes: { account: name, app: name },
  key: { partition: 'APP#{account}#{app}', sort: 'APP#{account}#{app}' },
  indexes: { GSI1: { partition: 'ACCOUNT#{account}', sort: 'APP#{app}' } },
  patterns: { byAccount: { by: ['account'] } },
})

const installation = defineEntity(table, 'AppInstallation', {
  attributes: { account: name, app: name, owner: name, repo: name },
  key: { partition: 'APP#{account}#{app}', sort: 'REPO#{owner}#{repo}' },
  indexes: { GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'REPOAPP#{account}#{app}' } },
  patterns: { byApp: { by: ['account', 'app'] }, byRepo: { by: ['owner', 'repo'] } },
})

const appWithInstallations = defineCollection(table, 'appWithInstallations', {
  by: ['account', 'app'],
  returns: { gitHubApp: app, installations: [installation] },
})

const schema: Schema = defineSchema({
  name: 'github',
  tables: [table],
  entities: [repo, issue, pullRequest, user, organization, gist, app, installation],
  collections: [appWithInstallations],
})
export default schema
