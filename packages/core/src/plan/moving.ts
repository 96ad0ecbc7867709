import type { EntityModel, TableModel } from '../model/index.js'
import type { BoundPart, GetPlan, QueryPlan } from './plan.js'

/** What to do about a pattern that misses items while they move. */
export const whileMoving =
  "Ask an index, which holds items under either key; where nobody asks it before the move is done, say `moving: 'incomplete'`."

/** The entities whose items a request misses that are still under their other key: it asks for the key that they will have. */
export function missesMoving(plan: GetPlan | QueryPlan, table: TableModel, entities: readonly EntityModel[]): readonly string[] {
  const own = [...table.key.partition, ...table.key.sort].map(({ name }) => name)
  const asksForKey = asked(plan).some(({ attribute }) => own.includes(attribute))
  return asksForKey ? entities.filter(({ otherKey }) => otherKey !== undefined).map(({ name }) => name) : []
}

/** The key attributes that a request gives values or bounds of. */
function asked(plan: GetPlan | QueryPlan): readonly BoundPart[] {
  if (plan.kind === 'get') return plan.key
  const { equal, bound } = plan.sort
  const sort = bound.kind === 'all' ? [] : bound.kind === 'between' ? [bound.low] : [bound.part]
  return [...plan.partition, ...equal, ...sort]
}
