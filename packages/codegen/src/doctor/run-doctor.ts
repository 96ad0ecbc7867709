import { createBudget, type Timing } from '../scan/budget.js'
import type { Checkpoint } from '../scan/checkpoint.js'
import { readSegments, type SegmentState } from '../scan/read-segments.js'
import type { Item } from '../scan/stored-entity.js'
import { type Census, emptyCensus, nameOf, takeCensus } from './census.js'
import { countersOf, isQueried } from './counters.js'
import { examineCounters } from './examine-counters.js'
import { examineItem } from './examine-item.js'
import { examineRelations } from './examine-relations.js'
import { type Finding, type FindingGroup, withFinding } from './finding.js'
import { createLookUp, type Requests } from './look-up.js'
import { recount } from './recount.js'
import { isExpired, isSentinel } from './relations.js'
import { shownKey } from './shown-key.js'
import { entityOf, type Ward } from './ward.js'

export interface Examination {
  /** Says in a checkpoint what is examined. */
  readonly job: string
  readonly ward: Ward
  readonly segments: readonly SegmentState[]
  /** So many items at most are read of each part; absent: all. */
  readonly sample?: number
  /** Read capacity units a second; absent: no limit. */
  readonly budget?: number
  readonly timing: Timing
  readonly now: Date
  /** Told after each page. */
  saved(checkpoint: Checkpoint<Examined>): void
  /** Told before the table is read once more, for so many counters. */
  again(counters: number): void
}

/** How far an examination has come. */
export interface Examined {
  readonly tally: Tally
  readonly census: Census
}

/** What was met so far. */
export interface Tally {
  readonly items: number
  /** Read capacity units, of the Scan and of the items that were looked up beside it. */
  readonly capacityUnits: number
  /** Items of each entity. */
  readonly entities: Readonly<Record<string, number>>
  readonly findings: readonly FindingGroup[]
  /** Counters that were not compared with what they count: `Repo.stars`; absent where all were. */
  readonly uncompared?: readonly string[]
}

export function nothingExamined(): Examined {
  return { tally: { items: 0, capacityUnits: 0, entities: {}, findings: [] }, census: emptyCensus() }
}

/**
 * Examines the items of a table, each by itself and beside those that its promises are about: sentinels, owners, parents and what these
 * count. Reads by a Scan of all parts of the table, or of the first items of each, and writes nothing. Where the whole table was read, and a
 * counter that no Query can check does not agree with it, the table is read once more.
 */
export async function runDoctor(
  { job, ward, segments, sample, budget: unitsPerSecond, timing, now, saved, again }: Examination,
  requests: Requests,
  { tally: from, census }: Examined,
): Promise<Checkpoint<Examined>> {
  let tally = from
  const budget = createBudget(unitsPerSecond, timing)
  const spend = async (capacityUnits: number): Promise<void> => {
    tally = { ...tally, capacityUnits: tally.capacityUnits + capacityUnits }
    await budget.spend(capacityUnits)
  }
  const lookUp = createLookUp(ward.name, requests, timing, spend)
  const unclaimed = new Map<string, string>()
  const counters = countersOf(ward)
  const unqueried = counters.filter((counter) => !isQueried(counter))
  const keep = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      tally = { ...tally, findings: withFinding(tally.findings, finding, (type, item) => shownKey(ward, type, item)) }
    }
  }

  const ended = await readSegments({
    table: ward.name,
    segments,
    ...(sample !== undefined && { sample }),
    consistent: false,
    scan: requests.scan,
    async page(items, capacityUnits) {
      await spend(capacityUnits)
      const findings = [
        ...items.flatMap((item) => examine(ward, item, now)),
        ...(await examineRelations({ ward, now, lookUp, unclaimed }, items)),
        ...(await examineCounters({ ward, now, lookUp, counters }, items)),
      ]
      return { items, findings }
    },
    saved(states, { items, findings }) {
      tally = { ...tally, items: tally.items + items.length, entities: counted(ward, tally.entities, items) }
      keep(findings)
      // Of a part of the table, nobody knows how many there are.
      if (sample === undefined) takeCensus(unqueried, census, items, now)
      saved({ version: 1, job, segments: states, result: { tally, census } })
    },
  })
  if (sample === undefined) {
    const { scan } = requests
    keep(await recount({ ward, now, lookUp, counters: unqueried }, { census, scan, segments: segments.length, spend, again }))
  }
  const uncompared = unqueried.filter((counter) => sample !== undefined || census.unknown.has(nameOf(counter)))
  if (uncompared.length > 0) tally = { ...tally, uncompared: uncompared.map(({ parent, name }) => `${parent.model.name}.${name}`) }
  return { version: 1, job, segments: ended, result: { tally, census } }
}

/** What is wrong with one item as it stands. */
function examine(ward: Ward, item: Item, now: Date): Finding[] {
  const known = entityOf(ward, item)
  const type = known?.model.name ?? typeOf(ward, item)
  const expired: Finding[] = isExpired(ward, item, now) ? [{ kind: 'expired', type, item, why: `${ward.table.ttl} has passed` }] : []
  if (known !== undefined) return [...expired, ...examineItem(known, item)]
  if (isSentinel(ward, item) || isTombstone(ward, item)) return expired
  return [...expired, { kind: 'unknown-type', type, item, why: 'no entity of the schema has such items' }]
}

function typeOf({ table }: Ward, item: Item): string {
  return (table.discriminator === undefined ? undefined : item[table.discriminator]?.S) ?? '(no type)'
}

/** What is left of an entity that was removed, as the schema says. */
function isTombstone({ table }: Ward, item: Item): boolean {
  const { prefixes = [], discriminators = [] } = table.tombstones ?? {}
  const type = table.discriminator === undefined ? undefined : item[table.discriminator]?.S
  const partition = item[table.key.partition[0]?.name ?? '']?.S
  return (type !== undefined && discriminators.includes(type)) || prefixes.some((prefix) => partition?.startsWith(prefix) === true)
}

function counted(ward: Ward, entities: Tally['entities'], items: readonly Item[]): Tally['entities'] {
  const counts = { ...entities }
  for (const item of items) {
    const name = entityOf(ward, item)?.model.name
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
