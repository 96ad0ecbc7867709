import type { Model, Plan, Schema, SchemaProblem } from '@keyloom/core'
import { type Confirmed, confirm, demandNameOf } from './confirm.js'
import type { Demand } from './demand.js'
import { groupsOf } from './group.js'
import type { Identity } from './identity.js'
import { type Layout, layOut } from './layout.js'
import { keysIn, type Place, TABLE } from './place.js'
import { type Assignment, type Refusal, solve } from './solve.js'

/** What keys are proposed for. */
export interface Subject {
  readonly schema: Schema
  readonly model: Model
  readonly identities: ReadonlyMap<string, Identity>
}

/** Keys that the planner has confirmed: each demand of `places` is one request, or the number that it declares. */
export interface Proposal {
  readonly layouts: readonly Layout[]
  readonly places: Assignment
  readonly plans: readonly Plan[]
  /** Patterns and collections that have to name their index. */
  readonly pins: ReadonlyMap<string, string>
  readonly unserved: readonly Unserved[]
}

export interface Unserved {
  readonly demand: string
  readonly why: string
}

/** What is known before keys are proposed: where the planner does not serve a demand although it has everything to itself. */
export interface Alone {
  readonly servable: readonly Demand[]
  readonly refusals: readonly Refusal[]
  readonly unserved: readonly Unserved[]
}

/** Tries every demand with a key that is made for nothing else. */
export function tryAlone(subject: Subject, demands: readonly Demand[]): Alone {
  const servable: Demand[] = []
  const refusals: Refusal[] = []
  const unserved: Unserved[] = []
  for (const demand of demands) {
    const trials = [TABLE, TABLE + 1].map((place) => ({ place, why: whyNotAt(place, demand, subject) }))
    const failed = trials.filter(({ why }) => why !== undefined)
    if (failed.length < trials.length) servable.push(demand)
    else unserved.push({ demand: demand.name, why: failed[demand.needs.some(({ onlyTable }) => onlyTable) ? 0 : 1]?.why ?? '' })
    refusals.push(...failed.map(({ place }) => ({ inTable: place === TABLE, demands: [demand] })))
  }
  return { servable, refusals, unserved }
}

function whyNotAt(place: Place, demand: Demand, subject: Subject): string | undefined {
  for (const need of demand.needs) {
    const identity = subject.identities.get(need.entity)
    if (identity !== undefined && keysIn(place, [need], identity) !== undefined) continue
    if (place === TABLE) {
      return `The primary key of ${need.entity} is made of ${identity?.atoms.join(', ')} and nothing else, and it asks for more than that.`
    }
    return need.onlyTable ? 'A global index cannot be read consistently.' : 'No partition holds the scope of the entity.'
  }
  const [problem] = ask(subject, new Map([[demand, place]])).problems
  return problem?.message
}

/**
 * The fewest indexes for these demands. What the planner refuses is not proposed again: the demands that it does not serve from one place are
 * kept apart in the next round.
 */
export function propose(subject: Subject, { servable, refusals: known }: Alone): Proposal {
  const refusals = [...known]
  const unserved: Unserved[] = []
  let open = servable
  const giveUp = (demand: Demand, why: string): void => {
    open = open.filter((one) => one !== demand)
    unserved.push({ demand: demand.name, why })
  }
  for (;;) {
    const places = assign(subject, open, refusals)
    const crowdedOut = open.findLast((demand) => !places.has(demand) && isOnlyForTable(demand, refusals))
    if (crowdedOut !== undefined) {
      giveUp(crowdedOut, 'Only the table could serve it, and its primary key serves others that only the table serves.')
      continue
    }
    const { layouts, plans, pins, problems } = ask(subject, places)
    if (problems.length === 0) return { layouts, places, plans, pins, unserved }
    for (const problem of problems) {
      const refusal = refusalOf(problem, places)
      const isKnown = refusals.some((one) => isSame(one, refusal))
      if (refusal.demands.length > 1 && !isKnown) refusals.push(refusal)
      else for (const demand of refusal.demands.length === 0 ? open : refusal.demands.slice(0, 1)) giveUp(demand, problem.message)
    }
  }
}

function isOnlyForTable(demand: Demand, refusals: readonly Refusal[]): boolean {
  return refusals.some(({ inTable, demands }) => !inTable && demands.length === 1 && demands[0] === demand)
}

/** Places demands by search alone, before the planner is asked. The tables do not depend on each other. */
export function assign({ model, identities }: Subject, demands: readonly Demand[], refusals: readonly Refusal[]): Assignment {
  const places = new Map<Demand, Place>()
  for (const table of model.tables) {
    const entities = model.entities.filter((entity) => entity.table === table.name).map(({ name }) => name)
    const own = new Map([...identities].filter(([entity]) => entities.includes(entity)))
    const found = solve(
      demands.filter((demand) => demand.table === table.name),
      own,
      refusals,
    )
    for (const [demand, place] of found ?? []) places.set(demand, place)
  }
  return places
}

function ask({ schema, model, identities }: Subject, places: Assignment): Confirmed & { readonly layouts: readonly Layout[] } {
  const layouts = schema.config.tables.map((table) => layOut(model, table, identities, placesIn(table.name, places)))
  const placeOf = new Map([...places].map(([demand, place]) => [demand, place === TABLE ? 'table' : `gsi${place}`]))
  return { layouts, ...confirm(schema, layouts, placeOf) }
}

function placesIn(table: string, places: Assignment): Assignment {
  return new Map([...places].filter(([demand]) => demand.table === table))
}

/** The demands that a problem of the planner keeps apart: those that have formed the key it is about. */
function refusalOf({ path }: SchemaProblem, places: Assignment): Refusal {
  const [group, name = '', side, index] = path
  const subject = [...places.keys()].find((demand) => demand.name === demandNameOf(path))
  const place = subject === undefined ? (side === 'indexes' ? Number(index?.slice('gsi'.length)) : TABLE) : (places.get(subject) ?? TABLE)
  const together = [...places].flatMap(([demand, at]) => (at === place ? [demand] : []))
  const ofGroup = groupsOf(together).find(({ collections }) => subject !== undefined && collections.includes(subject))?.collections
  const ofEntity = together.filter((demand) => demand.needs.some(({ entity }) => entity === name))
  const demands = group === 'collections' ? (ofGroup ?? []) : ofEntity
  return { inTable: place === TABLE, demands: subject === undefined ? demands : [subject, ...demands.filter((one) => one !== subject)] }
}

function isSame(one: Refusal, other: Refusal): boolean {
  return (
    one.inTable === other.inTable &&
    one.demands.length === other.demands.length &&
    one.demands.every((demand) => other.demands.includes(demand))
  )
}
