import type { Rule } from '../rule.js'

export const consistentReadOnGsi: Rule = {
  id: 'L721',
  slug: 'consistent-read-on-gsi',
  severity: 'error',
  title: 'Consistent reads are of the table or of a local index.',
  why: 'DynamoDB refuses a consistent read of a global index.',
  fix: 'Leave out `consistent`, or give the table itself a key that serves the pattern.',
  supersedes: ['L723'],
  check: ({ problems }) =>
    problems.filter(({ code }) => code === 'PLAN.CONSISTENCY').map(({ path, message }) => ({ path: [...path, 'consistent'], message })),
}
