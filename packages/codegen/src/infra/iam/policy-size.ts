import { keyloomError } from '@keyloom/core'
import type { PolicyDescription, PolicyResource, PolicyStatement } from './policy.js'
import { policyDocument } from './policy-document.js'

/**
 * Characters of a managed policy, without white space.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LIMIT = 6144
/** What deployment adds to the names of tables, about: of a stack before, of a resource and a number behind. */
const ADDED_TO_NAME = '-'.repeat(40)

/**
 * The policy as one or several that are within the limit, `Order`, `Order 2`, …: who needs it has all of them.
 *
 * @throws KeyloomError `INFRA.POLICY_SIZE`.
 */
export function withinLimit({ name, statements }: PolicyDescription): PolicyDescription[] {
  const policies: PolicyStatement[][] = []
  for (const statement of statements.flatMap((one) => divided(one, name))) {
    const room = policies.find((policy) => sizeOf([...policy, statement]) <= LIMIT)
    if (room === undefined) policies.push([statement])
    else room.push(statement)
  }
  return policies.map((of, i) => ({ name: i === 0 ? name : `${name} ${i + 1}`, statements: of }))
}

/** A statement as several, each for some of its tables and indexes, until each fits. */
function divided(statement: PolicyStatement, name: string): PolicyStatement[] {
  if (sizeOf([statement]) <= LIMIT) return [statement]
  const { resources } = statement
  if (resources.length > 1) {
    const half = resources.length >> 1
    return [resources.slice(0, half), resources.slice(half)].flatMap((some) => divided({ ...statement, resources: some }, name))
  }
  // Keys of one condition stand together: one request may be of several.
  throw keyloomError('INFRA.POLICY_SIZE', `The policy '${name}' has a statement of more than ${LIMIT} characters: too many leading keys.`, {
    fix: 'Name roles that are given less each.',
    path: ['roles', name],
    payload: { policy: name, characters: sizeOf([statement]), limit: LIMIT },
  })
}

function sizeOf(statements: readonly PolicyStatement[]): number {
  return JSON.stringify(policyDocument(statements, arnOf)).length
}

function arnOf({ table, index }: PolicyResource): string {
  const ofTable = `arn:aws:dynamodb:ap-southeast-2:123456789012:table/${table}${ADDED_TO_NAME}`
  return index === undefined ? ofTable : `${ofTable}/index/${index}`
}
