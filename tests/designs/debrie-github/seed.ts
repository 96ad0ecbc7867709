import type { Github, Issue, PullRequest, Repository, StarInput } from './generated/index.js'

const time = '2026-01-31T10:00:00Z'

export function repository(owner: string, repo: string, of: Partial<Repository> = {}): Repository {
  return { owner, repo, pushedAt: time, lastNumber: 0, stars: 0, forks: 0, ...of }
}

export function issue(number: number, of: Partial<Issue> = {}): Issue {
  return { owner: 'alexdebrie', repo: 'dynamodb', number, title: `Issue ${number}`, creator: 'ann', status: 'open', ...of }
}

export function pullRequest(number: number): PullRequest {
  return { owner: 'alexdebrie', repo: 'dynamodb', number, title: `Change ${number}`, creator: 'ann', status: 'open' }
}

export function star(user: string): StarInput {
  return { owner: 'alexdebrie', repo: 'dynamodb', user, starredAt: time }
}

/** The id of the comment with this number, in the order of the numbers. */
export function commentId(number: number): string {
  return String(number).padStart(27, '0')
}

export const main = repository('alexdebrie', 'dynamodb', { stars: 2, pushedAt: '2026-02-02T10:00:00Z' })
export const forked = repository('bob', 'dynamodb', { forkOf: 'alexdebrie' })

/** Numbers of one and two digits; a repository whose name begins as another's; issues, repository and stars side by side in one partition. */
export async function seed(db: Github): Promise<void> {
  const near = repository('alexdebrie', 'dynamodb-2', { pushedAt: '2026-02-01T10:00:00Z' })
  for (const { lastNumber: _, stars: __, ...input } of [main, forked, near]) await db.repository.create(input)
  for (const user of ['zoe', 'ann']) await db.star.create(star(user))
  await db.batchWrite([
    // Numbers that are given, as an import gives them, leave the counter alone.
    ...[2, 11, 9].map((number) => db.issue.batch.put(issue(number))),
    db.issue.batch.put(issue(1, { repo: 'dynamodb-2' })),
    ...[3, 12].map((number) => db.pullRequest.batch.put(pullRequest(number))),
    db.membership.batch.put({ organization: 'acme', user: 'ann', role: 'owner' }),
    db.membership.batch.put({ organization: 'acme2', user: 'bob', role: 'member' }),
  ])
  await db.user.create({ name: 'alexdebrie', fullName: 'Alex' })
  await db.organization.create({ name: 'acme', plan: 'team' })
}
