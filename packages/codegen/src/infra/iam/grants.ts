import type { Model, Plan } from '@keyloom/core'
import { tableNamed } from '../../emit/context.js'
import { copiesOf } from '../../emit/repositories/promises.js'
import { copiesGrants, entityGrants, stepGrants } from './entity-grants.js'
import type { Permission } from './permission.js'
import { planGrant } from './plan-grant.js'

/** What a role can be given, by name: `Order` (its whole repository), `Order.create`, `Order.byCustomer`, a collection, a transaction. */
export type Grants = ReadonlyMap<string, readonly Permission[]>

/** Every name of the schema that a role can be given, with all it needs and nothing else. */
export function grantsOf(model: Model, plans: readonly Plan[]): Grants {
  const named = new Map(plans.map((plan) => [plan.name, planGrant(model, plan)]))
  for (const entity of model.entities) {
    for (const [method, permissions] of Object.entries(entityGrants(model, tableNamed({ model }, entity.table), entity)))
      named.set(`${entity.name}.${method}`, permissions)
    const copies = copiesOf(model, entity)
    if (copies.length > 0) {
      const holders = copies.map((one) => one.entity)
      const found = copies.flatMap((one) => named.get(`${one.entity.name}.${one.found}`) ?? [])
      // What an index finds is not read again.
      const finding = found.filter(({ action }) => action === 'Query')
      named.set(`${entity.name}.updateCopies`, [...copiesGrants(model, entity, holders), ...finding])
    }
    const members = [...named].filter(([name]) => name.startsWith(`${entity.name}.`))
    named.set(
      entity.name,
      members.flatMap(([, permissions]) => permissions),
    )
  }
  for (const { name, steps } of model.transactions ?? []) {
    const permissions = steps.flatMap((step) => {
      const entity = model.entities.find((one) => one.name === step.entity)
      return entity === undefined ? [] : (stepGrants(model, tableNamed({ model }, entity.table), entity)[step.action] ?? [])
    })
    named.set(name, permissions)
  }
  return named
}

/** The grants that have a policy of their own unless roles are named: repositories, collections and transactions. */
export function ownPolicies(model: Model): string[] {
  return [...model.entities, ...model.collections, ...(model.transactions ?? [])].map(({ name }) => name)
}
