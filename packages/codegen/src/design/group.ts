import type { Demand } from './demand.js'

/** Collections of one place that have entities in common, and so one partition. */
export interface Group {
  readonly collections: readonly Demand[]
  /** Its entities in the order of their sort keys, so that each collection is one stretch; undefined where no order does that. */
  readonly blocks: readonly string[] | undefined
}

/** The groups that the collections of one place form. */
export function groupsOf(demands: readonly Demand[]): Group[] {
  const groups: Demand[][] = []
  for (const demand of demands.filter(({ collection }) => collection !== undefined)) {
    const touching = groups.filter((group) => group.some((other) => other.needs.some(({ entity }) => hasEntity(demand, entity))))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), demand])
  }
  return groups.map((collections) => ({ collections, blocks: orderBlocks(collections) }))
}

function hasEntity({ needs }: Demand, entity: string): boolean {
  return needs.some((need) => need.entity === entity)
}

function orderBlocks(collections: readonly Demand[]): readonly string[] | undefined {
  const entities = [...new Set(collections.flatMap(({ needs }) => needs.map(({ entity }) => entity)))].toSorted()
  return extend([], entities, collections)
}

/** The first order, by name, in which every collection is one stretch. A stretch once begun has to be ended before another entity stands. */
function extend(placed: readonly string[], rest: readonly string[], collections: readonly Demand[]): readonly string[] | undefined {
  if (rest.length === 0) return placed
  for (const next of rest) {
    const order = [...placed, next]
    if (!collections.every((collection) => isStretch(collection, order))) continue
    const found = extend(
      order,
      rest.filter((entity) => entity !== next),
      collections,
    )
    if (found !== undefined) return found
  }
  return undefined
}

function isStretch(demand: Demand, order: readonly string[]): boolean {
  const places = order.flatMap((entity, place) => (hasEntity(demand, entity) ? [place] : []))
  const [low, high] = [places[0] ?? 0, places.at(-1) ?? 0]
  if (high - low + 1 > Math.max(places.length, 1)) return false
  const isEnded = high < order.length - 1
  if (isEnded && places.length > 0 && places.length < demand.needs.length) return false
  const first = firstEntity(demand)
  if (first === undefined || !order.includes(first)) return true
  const isBackward = demand.collection?.order?.direction === 'desc'
  return isBackward ? places.length === demand.needs.length && order[high] === first : order[low] === first
}

function firstEntity({ collection }: Demand): string | undefined {
  return collection?.returns.find(({ property }) => property === collection.first)?.entity
}
