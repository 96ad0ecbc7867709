import { buildModel, type Plan, planModel, type Schema, type SchemaProblem } from '@keyloom/core'
import type { Demand } from './demand.js'
import type { Layout } from './layout.js'
import { withKeys } from './with-keys.js'

/** What the planner says of proposed keys. */
export interface Confirmed {
  readonly plans: readonly Plan[]
  readonly problems: readonly SchemaProblem[]
  /** Where another place would be preferred, or serve as well: the one that it was placed in. */
  readonly pins: ReadonlyMap<string, string>
}

/** Asks the planner for every request of the demands: the proof of a proposal. */
export function confirm(schema: Schema, layouts: readonly Layout[], placeOf: ReadonlyMap<Demand, string>): Confirmed {
  const names = new Set([...placeOf.keys()].map(({ name }) => name))
  const has = (name: string): boolean => names.has(name)
  const first = plan(withKeys(schema, layouts, { has }))
  const torn = new Set(first.problems.map(({ path }) => demandNameOf(path)))
  const pins = new Map([...placeOf].flatMap(([{ name }, place]): [string, string][] => (torn.has(name) ? [[name, place]] : [])))
  return pins.size === 0 ? { ...first, pins } : { ...plan(withKeys(schema, layouts, { has, pins })), pins }
}

/** Plans a schema of which nothing is sure. */
export function plan(schema: Schema): { readonly plans: readonly Plan[]; readonly problems: readonly SchemaProblem[] } {
  const built = buildModel(schema)
  return 'model' in built ? planModel(built.model) : { plans: [], problems: built.problems }
}

/** `Order.byId` of the path of its problems, and of a collection its name. */
export function demandNameOf([group, name, , pattern]: readonly string[]): string {
  return group === 'collections' ? (name ?? '') : `${name}.${pattern}`
}
