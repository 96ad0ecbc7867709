import { type WriteCost, writeCosts } from './explain.js'
import type { Identity } from './identity.js'
import { keysIn, type Place, type PlacedKey, TABLE } from './place.js'
import { type Alone, assign, type Proposal, propose, type Subject } from './propose.js'
import { beyondIdentity } from './shape.js'
import { type Assignment, entitiesNeeding, type Refusal } from './solve.js'

/** Another design, confirmed by the planner as the proposed one is, with the number of its indexes and what they cost. */
export type Alternative = AlternativeCost &
  (
    | { readonly kind: 'without'; readonly demand: string }
    /** No primary key holds more than the identity; no partition holds every item where something is known of what is asked for. */
    | { readonly kind: 'identity' | 'spread'; readonly demands: readonly string[]; readonly proposal: Proposal }
  )

interface AlternativeCost {
  readonly indexes: number
  /** What indexes add to the writes of the entities that cost more or less than in the proposal. */
  readonly writes: readonly WriteCost[]
}

function costOf(other: Proposal, proposal: Proposal): AlternativeCost {
  const usual = writeCosts(proposal.layouts)
  const differs = ({ entity, indexWrites }: WriteCost) => usual.find((one) => one.entity === entity)?.indexWrites !== indexWrites
  return { indexes: indexCount(other.places), writes: writeCosts(other.layouts).filter(differs) }
}

/** What else could be chosen, and what it costs. */
export function alternativesTo(proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  return [
    ...avoiding(isLarger, 'identity', proposal, subject, alone),
    ...avoiding(isCrowded, 'spread', proposal, subject, alone),
    ...without(proposal, subject, alone),
  ]
}

function without(proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  const { places } = proposal
  const demands = [...places.keys()]
  const indexes = indexCount(places)
  const needing = new Map(
    subject.model.tables.map(({ name }) => {
      const own = demands.filter(({ table }) => table === name)
      const count = Math.max(TABLE, ...own.map((demand) => places.get(demand) ?? TABLE))
      return [name, entitiesNeeding(count, own, subject.identities, alone.refusals)]
    }),
  )
  return demands.flatMap((demand): Alternative[] => {
    // An entity that it does not ask anything of needs as many indexes as before.
    const others = needing.get(demand.table)?.filter((entity) => !demand.needs.some((need) => need.entity === entity)) ?? []
    if (places.get(demand) === TABLE || others.length > 0) return []
    const rest = { ...alone, servable: demands.filter((one) => one !== demand) }
    // The search alone is fast, and most demands do not take an index with them.
    if (indexCount(assign(subject, rest.servable, rest.refusals)) >= indexes) return []
    const fewer = propose(subject, rest)
    const cost = costOf(fewer, proposal)
    return cost.indexes < indexes && fewer.unserved.length === 0 ? [{ kind: 'without', demand: demand.name, ...cost }] : []
  })
}

/** Keeps the demands apart that make a key unwanted, until there is no such key. */
function avoiding(isUnwanted: IsUnwanted, kind: 'identity' | 'spread', proposal: Proposal, subject: Subject, alone: Alone): Alternative[] {
  const unwanted = unwantedIn(proposal.places, subject, isUnwanted)
  const refusals: Refusal[] = [...alone.refusals]
  for (let found = unwanted, best = proposal; ; found = unwantedIn(best.places, subject, isUnwanted)) {
    if (best.unserved.length > proposal.unserved.length) return []
    if (found.length === 0) {
      const demands = unwanted.flatMap((refusal) => refusal.demands.map(({ name }) => name))
      return best === proposal ? [] : [{ kind, demands, ...costOf(best, proposal), proposal: best }]
    }
    refusals.push(...found)
    best = propose(subject, { ...alone, refusals })
  }
}

type IsUnwanted = (key: PlacedKey, identity: Identity, place: Place) => boolean

const isLarger: IsUnwanted = (key, identity, place) => place === TABLE && beyondIdentity(key, identity).length > 0
const isCrowded: IsUnwanted = ({ partition, needs }) =>
  partition.length === 0 && needs.length > 1 && needs.some(({ equal }) => equal.length > 0)

function unwantedIn(places: Assignment, { identities }: Subject, isUnwanted: IsUnwanted): Refusal[] {
  return [...identities].flatMap(([entity, identity]) =>
    [...new Set(places.values())].flatMap((place) => {
      const demands = [...places.keys()].filter(
        (demand) => places.get(demand) === place && demand.needs.some((need) => need.entity === entity),
      )
      const needs = demands.flatMap((demand) => demand.needs.filter((need) => need.entity === entity))
      const keys = needs.length === 0 ? [] : (keysIn(place, needs, identity) ?? [])
      return keys.some((key) => isUnwanted(key, identity, place)) ? [{ inTable: place === TABLE, demands }] : []
    }),
  )
}

/** The indexes of all tables. */
export function indexCount(places: Assignment): number {
  const used = new Map<string, number>()
  for (const [{ table }, place] of places) used.set(table, Math.max(used.get(table) ?? 0, place))
  return [...used.values()].reduce((sum, count) => sum + count, 0)
}
