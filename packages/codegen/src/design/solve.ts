import type { Demand } from './demand.js'
import { type Group, groupsOf } from './group.js'
import type { Identity } from './identity.js'
import { keysIn, type Place, TABLE } from './place.js'
import { beyondIdentity } from './shape.js'

/** Where each demand is served. */
export type Assignment = ReadonlyMap<Demand, Place>

/** Demands that the planner does not serve from one place together. */
export interface Refusal {
  readonly inTable: boolean
  readonly demands: readonly Demand[]
}

/**
 * Serves every demand of one table from the table or an index: with the fewest indexes, and then with the fewest entries that a write of each
 * entity makes in them. The search is exact. Collections are placed first, in every way; after that an entity does not depend on the others.
 * Undefined where some demand fits no key.
 */
export function solve(
  demands: readonly Demand[],
  identities: ReadonlyMap<string, Identity>,
  refusals: readonly Refusal[],
): Assignment | undefined {
  const least = Math.max(0, ...[...identities.keys()].map((entity) => fewestIndexes(demands, entity, identities, refusals)))
  for (let indexes = least; indexes <= demands.length; indexes += 1) {
    const found = placeAll(demands, indexes, identities, refusals)
    if (found !== undefined) return found
  }
  return undefined
}

/** A bound from below: the indexes that one entity needs if the others do not matter. */
function fewestIndexes(
  demands: readonly Demand[],
  entity: string,
  identities: ReadonlyMap<string, Identity>,
  refusals: readonly Refusal[],
): number {
  const own = demands.filter(({ needs }) => needs.some((need) => need.entity === entity))
  for (let indexes = 0; indexes <= own.length; indexes += 1)
    if (placeEntity(entity, own, new Map(), indexes, identities, refusals) !== undefined) return indexes
  return own.length
}

/** The entities that need as many indexes whatever the others need. */
export function entitiesNeeding(
  indexes: number,
  demands: readonly Demand[],
  identities: ReadonlyMap<string, Identity>,
  refusals: readonly Refusal[],
): string[] {
  const entities = new Set(demands.flatMap(({ needs }) => needs.map(({ entity }) => entity)))
  return [...entities].filter((entity) => fewestIndexes(demands, entity, identities, refusals) >= indexes)
}

interface Placed {
  readonly places: Assignment
  readonly cost: number
}

function placeAll(
  demands: readonly Demand[],
  indexes: number,
  identities: ReadonlyMap<string, Identity>,
  refusals: readonly Refusal[],
): Assignment | undefined {
  const collections = demands.filter(({ collection }) => collection !== undefined)
  const patterns = new Map(
    [...identities.keys()].map((entity) => [
      entity,
      demands.filter((demand) => demand.collection === undefined && demand.needs[0]?.entity === entity),
    ]),
  )
  const settled = new Map<string, Placed | undefined>()
  let best: Placed | undefined

  /** Every entity at its least cost beside the collections that are placed: those that are not yet placed only add to it. */
  const placeEntities = (fixed: Assignment): Placed | undefined => {
    const places = new Map(fixed)
    let cost = 0
    for (const [entity, own] of patterns) {
      const mine = new Map([...fixed].filter(([demand]) => demand.needs.some((need) => need.entity === entity)))
      const key = `${entity} ${[...mine].map(([demand, place]) => `${demand.name}@${place}`).join(' ')}`
      if (!settled.has(key)) settled.set(key, placeEntity(entity, own, mine, indexes, identities, refusals))
      const placed = settled.get(key)
      if (placed === undefined) return undefined
      for (const [demand, place] of placed.places) places.set(demand, place)
      cost += placed.cost
    }
    return { places, cost }
  }

  const placeCollections = (rest: readonly Demand[], places: Assignment, used: number): void => {
    const placed = placeEntities(places)
    if (placed === undefined || (best !== undefined && placed.cost >= best.cost)) return
    const [next, ...others] = rest
    if (next === undefined) {
      best = placed
      return
    }
    for (let place: Place = TABLE; place <= Math.min(used + 1, indexes); place += 1) {
      const tried = new Map(places).set(next, place)
      if (canShare(place, tried, identities, refusals)) placeCollections(others, tried, Math.max(used, place))
    }
  }
  placeCollections(collections, new Map(), TABLE)
  return best?.places
}

/** Whether the collections in one place each have a partition to themselves or an order of their blocks that suits all. */
function canShare(place: Place, places: Assignment, identities: ReadonlyMap<string, Identity>, refusals: readonly Refusal[]): boolean {
  const together = [...places].flatMap(([demand, at]) => (at === place ? [demand] : []))
  if (isRefused(place, together, refusals)) return false
  const entities = new Set(together.flatMap(({ needs }) => needs.map(({ entity }) => entity)))
  const areServed = [...entities].every((entity) => keysOf(entity, place, together, identities) !== undefined)
  return areServed && groupsOf(together).every((group: Group) => group.blocks !== undefined)
}

/** Places the patterns of one entity beside what is fixed, at the least cost. */
function placeEntity(
  entity: string,
  patterns: readonly Demand[],
  fixed: Assignment,
  indexes: number,
  identities: ReadonlyMap<string, Identity>,
  refusals: readonly Refusal[],
): Placed | undefined {
  let best: Placed | undefined
  const place = (rest: readonly Demand[], places: Assignment): void => {
    const cost = costOf(entity, places, identities)
    if (best !== undefined && cost >= best.cost) return
    const [next, ...others] = rest
    if (next === undefined) {
      best = { places, cost }
      return
    }
    let triedEmpty = false
    for (let at: Place = TABLE; at <= indexes; at += 1) {
      const together = [...[...places].flatMap(([demand, one]) => (one === at ? [demand] : [])), next]
      // One index that the entity is not in is as good as the next.
      if (at !== TABLE && together.length === 1) {
        if (triedEmpty) continue
        triedEmpty = true
      }
      if (isRefused(at, together, refusals) || keysOf(entity, at, together, identities) === undefined) continue
      place(others, new Map(places).set(next, at))
    }
  }
  place(patterns, fixed)
  return best
}

/**
 * What saves no index is not worth a primary key with more than the identity; then the entries in indexes count, and then partitions that hold
 * every item although something is known of what is asked for.
 */
function costOf(entity: string, places: Assignment, identities: ReadonlyMap<string, Identity>): number {
  let cost = 0
  for (const place of new Set(places.values())) {
    const together = [...places].flatMap(([demand, at]) => (at === place ? [demand] : []))
    const keys = keysOf(entity, place, together, identities) ?? []
    const crowded = keys.filter(({ partition, needs }) => partition.length === 0 && needs.some(({ equal }) => equal.length > 0))
    const identity = identities.get(entity)
    const isLarger = place === TABLE && identity !== undefined && keys.some((key) => beyondIdentity(key, identity).length > 0)
    cost += (place !== TABLE ? 100 : isLarger ? 1000 : 0) + crowded.length
  }
  return cost
}

function keysOf(entity: string, place: Place, demands: readonly Demand[], identities: ReadonlyMap<string, Identity>) {
  const identity = identities.get(entity)
  const needs = demands.flatMap((demand) => demand.needs.filter((need) => need.entity === entity))
  return identity && keysIn(place, needs, identity)
}

function isRefused(place: Place, together: readonly Demand[], refusals: readonly Refusal[]): boolean {
  return refusals.some(({ inTable, demands }) => inTable === (place === TABLE) && demands.every((demand) => together.includes(demand)))
}
