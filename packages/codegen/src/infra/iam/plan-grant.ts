import type { BoundPart, EntityModel, Model, Plan } from '@keyloom/core'
import { boundPattern, keyPattern } from './leading-keys.js'
import type { Permission } from './permission.js'

/** What the request of an access pattern or collection needs. */
export function planGrant(model: Model, plan: Plan): readonly Permission[] {
  const { table, kind } = plan
  const names = plan.result.kind === 'collection' ? plan.result.members.map(({ entity }) => entity) : [plan.result.entity]
  const entities = model.entities.filter(({ name }) => names.includes(name))
  const isScoped = model.entities.some((entity) => entity.table === table && entity.scope !== undefined)
  const scope = entities.find((entity) => entity.scope !== undefined)?.scope
  const asking = (parts: readonly BoundPart[]) => isScoped && { leadingKeys: parts.slice(0, 1).map((part) => boundPattern(part, scope)) }
  if (kind === 'get') return [{ action: 'GetItem', table, ...asking(plan.key) }]
  const index = plan.index !== undefined && { index: plan.index }
  // A Scan asks for no partition key, so no condition can name one.
  if (kind === 'scan') return [{ action: 'Scan', table, ...index }]
  const query: Permission = { action: 'Query', table, ...index, ...asking(plan.partition) }
  return plan.hydrate === true ? [query, { action: 'BatchGetItem', table, ...(isScoped && { leadingKeys: ownKeys(entities) }) }] : [query]
}

function ownKeys(entities: readonly EntityModel[]): string[] {
  return entities.map((entity) => keyPattern(entity.key.partition, entity))
}
