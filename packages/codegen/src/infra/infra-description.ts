import type { Model, Plan } from '@keyloom/core'
import { keyloomError } from '@keyloom/core'
import { grantsOf, ownPolicies } from './iam/grants.js'
import { type PolicyDescription, policiesOf } from './iam/policy.js'
import { withinLimit } from './iam/policy-size.js'
import { describeTable, type TableDescription } from './table-description.js'

/** All that a schema asks of an account: what every format prints. */
export interface InfraDescription {
  readonly schema: string
  readonly tables: readonly TableDescription[]
  readonly policies: readonly PolicyDescription[]
}

/** From the name of a role to what it is given: `Order`, `Order.create`, `Order.byCustomer`, a collection, a transaction. */
export type Roles = Readonly<Record<string, readonly string[]>>

/** Throws `INFRA.ROLE` where a role is given what the schema does not have, `INFRA.POLICY_SIZE` where a policy cannot be small enough. */
export function describeInfra(model: Model, plans: readonly Plan[], roles: Roles = {}): InfraDescription {
  const grants = grantsOf(model, plans)
  for (const [role, names] of Object.entries(roles)) {
    const unknown = names.find((name) => !grants.has(name))
    if (unknown === undefined) continue
    throw keyloomError('INFRA.ROLE', `The role '${role}' is given \`${unknown}\`, which the schema does not have.`, {
      fix: 'Give it an entity, `Entity.method`, `Entity.pattern`, a collection or a transaction.',
      path: ['roles', role],
      payload: { role, name: unknown },
    })
  }
  return {
    schema: model.name,
    tables: model.tables.map(describeTable),
    policies: policiesOf(model, grants, ownPolicies(model), roles).flatMap(withinLimit),
  }
}
