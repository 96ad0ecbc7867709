import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createGithub, githubTable } from './generated/index.js'
import { commentId, forked, issue, main, pullRequest, repository, seed, star } from './seed.js'

const dynamodb = { owner: 'alexdebrie', repo: 'dynamodb' }
const canceled = { code: 'TRANSACTION.CANCELED' }
const time = '2026-03-01T10:00:00Z'

describeDesign(
  { name: 'debrie-github', answers, tables: { github: githubTable }, create: createGithub, seed },
  {
    async 'create repository'(db) {
      const { owner, repo, pushedAt } = repository('eve', 'notes')
      expect(await db.repository.create({ owner, repo, pushedAt })).toEqual(repository('eve', 'notes'))
      await expect(db.repository.create({ owner, repo, pushedAt })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async 'get repository'(db) {
      expect(await db.repository.get(dynamodb)).toEqual(main)
    },
    async 'fork repository'(db) {
      const input = { owner: 'zoe', repo: 'notes', forkOf: 'eve', pushedAt: time }
      await db.fork(input)
      await expect(db.fork(input)).rejects.toMatchObject(canceled)
      expect(await db.repository.get({ owner: 'eve', repo: 'notes' })).toEqual(repository('eve', 'notes', { forks: 1 }))
    },
    async 'list forks of a repository'(db) {
      expect(await db.repository.forks({ forkOf: 'alexdebrie', repo: 'dynamodb' }).all()).toEqual([forked])
    },
    async 'create issue'(db) {
      const key = { owner: 'eve', repo: 'notes' }
      expect(await db.issue.create({ ...key, title: 'Issue 1', creator: 'ann' })).toEqual(issue(1, key))
    },
    async 'get issue'(db) {
      expect(await db.issue.get({ ...dynamodb, number: 11 })).toEqual(issue(11))
    },
    async 'close issue'(db) {
      const key = { owner: 'eve', repo: 'notes', number: 1 }
      expect(await db.issue.update(key, { set: { status: 'closed' } }, { if: { status: 'open' } })).toEqual(
        issue(1, { ...key, status: 'closed' }),
      )
    },
    async 'view repository and newest issues'(db) {
      expect(await db.repositoryWithIssues(dynamodb).all()).toEqual({
        repository: main,
        issues: [issue(11), issue(9), issue(2)],
        unknown: [],
      })
    },
    async 'create pull request'(db) {
      const key = { owner: 'eve', repo: 'notes' }
      // Issues and pull requests take their numbers from one counter.
      const created = { ...pullRequest(2), ...key }
      expect(await db.pullRequest.create({ ...key, title: 'Change 2', creator: 'ann' })).toEqual(created)
      expect(await db.repositoryWithPullRequests(key).all()).toEqual({
        repository: repository('eve', 'notes', { forks: 1, lastNumber: 2 }),
        pullRequests: [created],
        unknown: [],
      })
    },
    async 'get pull request'(db) {
      expect(await db.pullRequest.get({ ...dynamodb, number: 12 })).toEqual(pullRequest(12))
    },
    async 'view repository and newest pull requests'(db) {
      expect(await db.repositoryWithPullRequests(dynamodb).all()).toEqual({
        repository: main,
        pullRequests: [pullRequest(12), pullRequest(3)],
        unknown: [],
      })
    },
    async 'comment on issue'(db) {
      const comment = { ...dynamodb, issue: 11, commentId: commentId(2), author: 'ann', content: 'Second' }
      expect(await db.issueComment.create(comment)).toEqual(comment)
      await db.issueComment.create({ ...comment, commentId: commentId(1), content: 'First' })
    },
    async 'list comments of an issue'(db) {
      const comments = await db.issueComment.ofIssue({ ...dynamodb, issue: 11 }).all()
      expect(comments.map(({ content }) => content)).toEqual(['First', 'Second'])
      expect(await db.issueComment.ofIssue({ ...dynamodb, issue: 1 }).all()).toEqual([])
    },
    async 'comment on pull request'(db) {
      const comment = { ...dynamodb, pullRequest: 12, commentId: commentId(1), author: 'ann', content: 'Nice' }
      expect(await db.pullRequestComment.create(comment)).toEqual(comment)
    },
    async 'list comments of a pull request'(db) {
      expect(await db.pullRequestComment.ofPullRequest({ ...dynamodb, pullRequest: 12 }).all()).toEqual([
        { ...dynamodb, pullRequest: 12, commentId: commentId(1), author: 'ann', content: 'Nice' },
      ])
    },
    async 'react to an issue, a pull request or a comment'(db) {
      const reaction = { ...dynamodb, target: 'ISSUE', targetId: '11', user: 'ann', reactions: new Set(['+1'] as const) } as const
      await db.reaction.upsert(reaction)
      await db.reaction.upsert({ ...reaction, target: 'ISSUECOMMENT', reactions: new Set(['heart'] as const) })
      const { reactions: _, ...key } = reaction
      expect(await db.reaction.get(key)).toEqual(reaction)
    },
    async 'star repository'(db) {
      const key = { owner: 'eve', repo: 'notes', user: 'bob' }
      const starred = { ...key, starredAt: time }
      const stars = async () => (await db.repository.get(key))?.stars
      expect(await db.star.create(starred)).toEqual(starred)
      await expect(db.star.create(starred)).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
      expect(await stars()).toBe(1)
      expect(await db.star.delete(key)).toEqual(starred)
      expect(await db.star.delete(key)).toBeUndefined()
      expect(await stars()).toBe(0)
    },
    async 'view repository and stargazers'(db) {
      expect(await db.repositoryWithStars(dynamodb).all()).toEqual({ repository: main, stars: [star('ann'), star('zoe')], unknown: [] })
    },
    async 'create user'(db) {
      const user = { name: 'ann', fullName: 'Ann' }
      expect(await db.user.create(user)).toEqual(user)
      // An organization has the name.
      await expect(db.user.create({ name: 'acme', fullName: 'Acme' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async 'create organization'(db) {
      await expect(db.organization.create({ name: 'ann', plan: 'free' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
      expect(await db.organization.create({ name: 'globex', plan: 'free' })).toEqual({ name: 'globex', plan: 'free' })
    },
    async 'view user or organization by name'(db) {
      expect(await db.account({ name: 'ann' })).toEqual({ user: { name: 'ann', fullName: 'Ann' } })
      expect(await db.account({ name: 'acme' })).toEqual({ organization: { name: 'acme', plan: 'team' } })
      expect(await db.user.get({ name: 'acme' })).toBeUndefined()
    },
    async 'add user to organization'(db) {
      await db.membership.create({ organization: 'globex', user: 'ann', role: 'member' })
      expect(await db.membership.ofOrganization({ organization: 'globex' }).all()).toEqual([
        { organization: 'globex', user: 'ann', role: 'member' },
      ])
    },
    async 'list users of an organization'(db) {
      expect(await db.membership.ofOrganization({ organization: 'acme' }).all()).toEqual([
        { organization: 'acme', user: 'ann', role: 'owner' },
      ])
    },
    async 'view account and its repositories by last push'(db) {
      expect(await db.accountWithRepositories({ name: 'alexdebrie' }).all()).toEqual({
        user: { name: 'alexdebrie', fullName: 'Alex' },
        repositories: [main, repository('alexdebrie', 'dynamodb-2', { pushedAt: '2026-02-01T10:00:00Z' })],
        unknown: [],
      })
      expect(await db.accountWithRepositories({ name: 'acme' }).all()).toEqual({
        organization: { name: 'acme', plan: 'team' },
        repositories: [],
        unknown: [],
      })
    },
  },
)
