/**
 * The first version of the GitHub backend: issues, the repository and its stars in one partition and in this order, so that the repository
 * comes first of the newest issues read backwards and of the stars read forwards; one counter numbers issues and pull requests.
 */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('github', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1PK', sort: 'GSI1SK' },
    GSI2: { kind: 'global', partition: 'GSI2PK', sort: 'GSI2SK' },
    GSI3: { kind: 'global', partition: 'GSI3PK', sort: 'GSI3SK' },
  },
})

const name = z.string().min(1).max(100)
const number = z.int().min(1).max(99_999_999)
const status = z.enum(['open', 'closed']).default('open')

const repository = defineEntity(table, 'Repository', {
  attributes: {
    owner: name,
    repo: name,
    /** Of a fork, the owner of the original. */
    forkOf: name.optional(),
    pushedAt: z.iso.datetime({ precision: 0 }),
    /** The last number of an issue or pull request. */
    lastNumber: z.int().min(0),
    stars: z.int().min(0),
    forks: z.int().min(0).default(0),
  },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
  indexes: {
    GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'REPO#{owner}#{repo}' },
    GSI2: [
      { when: { forkOf: 'absent' }, partition: 'REPO#{owner}#{repo}', sort: '#REPO#{repo}' },
      { when: { forkOf: 'present' }, partition: 'REPO#{forkOf}#{repo}', sort: 'FORK#{owner}' },
    ],
    GSI3: { partition: 'ACCOUNT#{owner}', sort: '#{pushedAt}' },
  },
  patterns: {
    forks: { by: ['forkOf', 'repo'], order: { owner: 'asc' } },
  },
})

const numbered = { attribute: 'number', parent: repository, counter: 'lastNumber' } as const

const issue = defineEntity(table, 'Issue', {
  attributes: { owner: name, repo: name, number, title: z.string(), creator: name, status },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'ISSUE#{number}' },
  sequence: numbered,
})

const pullRequest = defineEntity(table, 'PullRequest', {
  attributes: { owner: name, repo: name, number, title: z.string(), creator: name, status },
  key: { partition: 'PR#{owner}#{repo}#{number}', sort: 'PR#{owner}#{repo}#{number}' },
  indexes: { GSI1: { partition: 'REPO#{owner}#{repo}', sort: 'PR#{number}' } },
  sequence: numbered,
})

const issueComment = defineEntity(table, 'IssueComment', {
  attributes: { owner: name, repo: name, issue: number, commentId: z.ksuid(), author: name, content: z.string() },
  key: { partition: 'ISSUECOMMENT#{owner}#{repo}#{issue}', sort: 'ISSUECOMMENT#{commentId}' },
  patterns: { ofIssue: { by: ['owner', 'repo', 'issue'] } },
})

const pullRequestComment = defineEntity(table, 'PullRequestComment', {
  attributes: { owner: name, repo: name, pullRequest: number, commentId: z.ksuid(), author: name, content: z.string() },
  key: { partition: 'PRCOMMENT#{owner}#{repo}#{pullRequest}', sort: 'PRCOMMENT#{commentId}' },
  patterns: { ofPullRequest: { by: ['owner', 'repo', 'pullRequest'] } },
})

const reactionKey = '{target}REACTION#{owner}#{repo}#{targetId}#{user}'
const reaction = defineEntity(table, 'Reaction', {
  attributes: {
    target: z.enum(['ISSUE', 'PR', 'ISSUECOMMENT', 'PRCOMMENT']),
    owner: name,
    repo: name,
    targetId: name,
    user: name,
    reactions: z.set(z.enum(['+1', '-1', 'heart', 'rocket'])),
  },
  key: { partition: reactionKey, sort: reactionKey },
})

const star = defineEntity(table, 'Star', {
  attributes: { owner: name, repo: name, user: name, starredAt: z.iso.datetime({ precision: 0 }) },
  key: { partition: 'REPO#{owner}#{repo}', sort: 'STAR#{user}' },
  countedIn: [{ parent: repository, counter: 'stars' }],
})

const user = defineEntity(table, 'User', {
  attributes: { name, fullName: z.string() },
  key: { partition: 'ACCOUNT#{name}', sort: 'ACCOUNT#{name}' },
  sharesKeyWith: ['Organization'],
  indexes: { GSI3: { partition: 'ACCOUNT#{name}', sort: 'ACCOUNT#{name}' } },
})

const organization = defineEntity(table, 'Organization', {
  attributes: { name, plan: z.enum(['free', 'team', 'enterprise']) },
  key: { partition: 'ACCOUNT#{name}', sort: 'ACCOUNT#{name}' },
  indexes: { GSI3: { partition: 'ACCOUNT#{name}', sort: 'ACCOUNT#{name}' } },
})

const membership = defineEntity(table, 'Membership', {
  attributes: { organization: name, user: name, role: z.enum(['member', 'owner']) },
  key: { partition: 'ACCOUNT#{organization}', sort: 'MEMBERSHIP#{user}' },
  patterns: { ofOrganization: { by: ['organization'] } },
})

const repositoryWithIssues = defineCollection(table, 'repositoryWithIssues', {
  by: ['owner', 'repo'],
  returns: { repository, issues: [issue] },
  order: { number: 'desc' },
  first: 'repository',
})

const repositoryWithStars = defineCollection(table, 'repositoryWithStars', {
  by: ['owner', 'repo'],
  returns: { repository, stars: [star] },
  order: { user: 'asc' },
  first: 'repository',
})

const repositoryWithPullRequests = defineCollection(table, 'repositoryWithPullRequests', {
  by: ['owner', 'repo'],
  returns: { repository, pullRequests: [pullRequest] },
  order: { number: 'desc' },
  first: 'repository',
})

const accountWithRepositories = defineCollection(table, 'accountWithRepositories', {
  description: 'An account with its repositories, the last one pushed to first.',
  by: ['name'],
  returns: { user, organization, repositories: [repository] },
  aliases: { repositories: { name: 'owner' } },
  order: { pushedAt: 'desc' },
})

const fork = defineTransaction(table, 'fork', {
  description: 'An account forks a repository, once',
  input: ['owner', 'repo', 'forkOf', 'pushedAt'],
  steps: {
    fork: { create: repository },
    original: { update: repository, key: { owner: { input: 'forkOf' } }, add: { forks: 1 } },
  },
})

const account = defineCollection(table, 'account', {
  description: 'The user or the organization of a name.',
  by: ['name'],
  returns: { user, organization },
  one: true,
})

export default defineSchema({
  name: 'github',
  tables: [table],
  entities: [repository, issue, pullRequest, issueComment, pullRequestComment, reaction, star, user, organization, membership],
  collections: [repositoryWithIssues, repositoryWithStars, repositoryWithPullRequests, account, accountWithRepositories],
  transactions: [fork],
})
