import type { Demand } from './demand.js'
import { keysIn, type Place, TABLE } from './place.js'
import { type Alone, assign, type Proposal, propose, type Subject } from './propose.js'
import type { Assignment, Refusal } from './solve.js'

/** Another design, confirmed by the planner as the proposed one is, and the number of its indexes. */
export type Alternative =
  /** One demand less takes an index away. */
  | { readonly kind: 'without'; readonly demand: string; readonly indexes: number }
  /** No partition holds every item of an entity where something is known of what is asked for. */
  | { readonly kind: 'spread'; readonly demands: readonly string[]; readonly indexes: number; readonly proposal: Proposal }

/** What else could be chosen, and what it costs. */
export function alternativesTo(proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  return [...spread(proposal, subject, alone), ...without(proposal, subject, alone)]
}

function without(proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  const indexes = indexCount(proposal.places)
  return [...proposal.places].flatMap(([demand, place]): Alternative[] => {
    if (place === TABLE) return []
    const rest = { ...alone, servable: [...proposal.places.keys()].filter((one) => one !== demand) }
    // The search alone is fast, and most demands do not take an index with them.
    if (indexCount(assign(subject, rest.servable, rest.refusals)) >= indexes) return []
    const fewer = propose(subject, rest)
    const count = indexCount(fewer.places)
    return count < indexes && fewer.unserved.length === 0 ? [{ kind: 'without', demand: demand.name, indexes: count }] : []
  })
}

/** Keeps the demands apart that have nothing in common, until there are none. */
function spread(proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  const crowded = crowdedIn(proposal.places, subject)
  const refusals: Refusal[] = [...alone.refusals]
  for (let found = crowded, best = proposal; ; found = crowdedIn(best.places, subject)) {
    if (best.unserved.length > proposal.unserved.length) return []
    if (found.length === 0) {
      const demands = crowded.flatMap((refusal) => refusal.demands.map(({ name }) => name))
      return best === proposal ? [] : [{ kind: 'spread', demands, indexes: indexCount(best.places), proposal: best }]
    }
    refusals.push(...found)
    best = propose(subject, { ...alone, refusals })
  }
}

function crowdedIn(places: Assignment, { identities }: Subject): Refusal[] {
  const keys = new Map<string, { place: Place; entity: string; demands: Demand[] }>()
  for (const [demand, place] of places) {
    for (const { entity } of demand.needs) {
      const key = keys.get(`${entity} ${place}`) ?? { place, entity, demands: [] }
      key.demands.push(demand)
      keys.set(`${entity} ${place}`, key)
    }
  }
  return [...keys.values()].flatMap(({ place, entity, demands }) => {
    const identity = identities.get(entity)
    const needs = demands.flatMap((demand) => demand.needs.filter((need) => need.entity === entity))
    const placed = identity === undefined ? [] : (keysIn(place, needs, identity) ?? [])
    const isCrowded = placed.some(({ partition, needs: own }) => partition.length === 0 && own.some(({ equal }) => equal.length > 0))
    return isCrowded && demands.length > 1 ? [{ inTable: place === TABLE, demands }] : []
  })
}

/** The indexes of all tables. */
export function indexCount(places: Assignment): number {
  const used = new Map<string, number>()
  for (const [{ table }, place] of places) used.set(table, Math.max(used.get(table) ?? 0, place))
  return [...used.values()].reduce((sum, count) => sum + count, 0)
}
