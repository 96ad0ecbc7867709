import type { Github, IssueInput, PullRequestInput, Repository, StarInput } from './generated/index.js'

const time = '2026-01-31T10:00:00Z'

export function repository(owner: string, repo: string, of: Partial<Repository> = {}): Repository {
  return { owner, repo, pushedAt: time, lastNumber: 0, stars: 0, forks: 0, ...of }
}

export function issue(number: number, of: Partial<IssueInput> = {}): IssueInput {
  return { owner: 'alexdebrie', repo: 'dynamodb', number, title: `Issue ${number}`, creator: 'ann', status: 'open', ...of }
}

export function pullRequest(number: number): PullRequestInput {
  return { owner: 'alexdebrie', repo: 'dynamodb', number, title: `Change ${number}`, creator: 'ann', status: 'open' }
}

export function star(user: string): StarInput {
  return { owner: 'alexdebrie', repo: 'dynamodb', user, starredAt: time }
}

/** The id of the comment with this number, in the order of the numbers. */
export function commentId(number: number): string {
  return String(number).padStart(27, '0')
}

export const main = repository('alexdebrie', 'dynamodb', { lastNumber: 12, stars: 2, pushedAt: '2026-02-02T10:00:00Z' })
export const forked = repository('bob', 'dynamodb', { forkOf: 'alexdebrie' })

/** Numbers of one and two digits; a repository whose name begins as another's; issues, repository and stars side by side in one partition. */
export async function seed(db: Github): Promise<void> {
  await db.batchWrite([
    db.repository.batch.put(main),
    db.repository.batch.put(forked),
    db.repository.batch.put(repository('alexdebrie', 'dynamodb-2', { pushedAt: '2026-02-01T10:00:00Z' })),
    ...[2, 11, 9].map((number) => db.issue.batch.put(issue(number))),
    db.issue.batch.put(issue(1, { repo: 'dynamodb-2' })),
    ...[3, 12].map((number) => db.pullRequest.batch.put(pullRequest(number))),
    ...['zoe', 'ann'].map((user) => db.star.batch.put(star(user))),
    db.user.batch.put({ name: 'alexdebrie', fullName: 'Alex' }),
    db.organization.batch.put({ name: 'acme', plan: 'team' }),
    db.membership.batch.put({ organization: 'acme', user: 'ann', role: 'owner' }),
    db.membership.batch.put({ organization: 'acme2', user: 'bob', role: 'member' }),
  ])
}
