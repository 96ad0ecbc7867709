import { describePlan } from '@keyloom/core'
import { plan } from './confirm.js'
import type { Layout } from './layout.js'
import type { Proposal, Subject } from './propose.js'
import { entitiesNeeding, type Refusal } from './solve.js'
import { withKeys } from './with-keys.js'

/** How one pattern or collection is served. */
export interface Served {
  readonly demand: string
  readonly table: string
  /** `table`, or the name of the index. */
  readonly place: string
  readonly operation: string
  readonly keyCondition: string
  /** Why it is not the table that serves it, as the planner says. */
  readonly why?: string
}

/** What the indexes add to the writes of one entity. */
export interface WriteCost {
  readonly entity: string
  /** Entries that a put writes in indexes, at most: items that a condition leaves out of an index write none there. */
  readonly indexWrites: number
  /** Attributes whose change moves an entry: DynamoDB deletes the old one and writes the new one, which are two writes. */
  readonly movedBy: readonly string[]
}

export function servedBy({ plans, layouts, places }: Proposal, { schema }: Subject): Served[] {
  const demands = [...places.keys()]
  const asTable = new Map(demands.map(({ name }) => [name, 'table']))
  const refused = plan(withKeys(schema, layouts, { has: (name) => asTable.has(name), pins: asTable })).problems
  return plans
    .filter(({ kind }) => kind !== 'scan')
    .map((one) => {
      const { operation, index: place, keyCondition } = describePlan(one)
      const message = refused.find((problem) => problem.message.startsWith(`${one.name}:`))?.message
      const why = place === 'table' ? undefined : /^ *`table`: (.*)$/m.exec(message ?? '')?.[1]
      return { demand: one.name, table: one.table, place, operation, keyCondition, ...(why !== undefined && { why }) }
    })
}

export function writeCosts(layouts: readonly Layout[]): WriteCost[] {
  const keys = layouts.flatMap((layout) => layout.keys)
  const entities = keys.flatMap(({ entity, index }) => (index === undefined ? [entity] : []))
  return entities.map((entity) => {
    const primary = keys.find((key) => key.entity === entity && key.index === undefined)
    const own = keys.filter((key) => key.entity === entity && key.index !== undefined)
    const movedBy = own.flatMap(({ attributes, when }) => [...attributes, ...when.map(({ attribute }) => attribute)])
    return {
      entity,
      indexWrites: new Set(own.map(({ index }) => index)).size,
      movedBy: [...new Set(movedBy)].filter((attribute) => primary?.attributes.includes(attribute) !== true),
    }
  })
}

/** Why a table has no fewer indexes. */
export function whyThatMany({ key, table, indexes }: Layout, { places }: Proposal, subject: Subject, refusals: readonly Refusal[]): string {
  if (indexes.length === 0) return `Its primary key, ${key.partition} and ${key.sort}, serves every pattern.`
  const demands = [...places.keys()].filter((demand) => demand.table === table)
  const needing = entitiesNeeding(indexes.length, demands, subject.identities, refusals)
  const keys = indexes.length === 1 ? 'a key' : `${indexes.length} keys`
  const [only, ...others] = needing
  if (only !== undefined)
    return `${others.length === 0 ? only : `Each of ${needing.join(', ')}`} by itself needs ${keys} besides the primary key.`
  return 'No entity needs that many by itself: collections want their members in one partition of one index.'
}
