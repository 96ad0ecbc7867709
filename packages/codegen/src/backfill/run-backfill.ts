import type { ScanCommandOutput, UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { createBudget, type Timing } from '../scan/budget.js'
import type { Checkpoint } from '../scan/checkpoint.js'
import { keyText } from '../scan/key-text.js'
import { allSegments, readSegments } from '../scan/read-segments.js'
import { type Samples, withSample } from '../scan/samples.js'
import { type Item, isOf, type StoredEntity } from '../scan/stored-entity.js'
import { type ItemState, itemState, type Stamps } from './item-state.js'
import { updateRequest } from './update-request.js'

/** Items that were met, by what became of them. */
export interface Counts {
  /** Items of the entity. */
  readonly seen: number
  readonly stamped: number
  readonly current: number
  readonly misplaced: number
  readonly unreadable: number
  /** Items that somebody else changed each time they were read. */
  readonly contended: number
}

/** What a backfill came to, with a few items of each outcome but the right ones. */
export interface BackfillResult {
  /** Items of the table that were read, of whatever entity. */
  readonly read: number
  readonly counts: Counts
  readonly samples: Samples
}

const noCounts: Counts = { seen: 0, stamped: 0, current: 0, misplaced: 0, unreadable: 0, contended: 0 }

/** The requests a backfill makes. */
export interface Requests {
  scan(input: object): Promise<ScanCommandOutput>
  get(input: object): Promise<{ readonly Item?: Item | undefined }>
  update(input: object): Promise<UpdateItemCommandOutput>
}

export interface BackfillJob {
  /** Says in a checkpoint what was done. */
  readonly job: string
  readonly entity: StoredEntity
  readonly stamps: Stamps
  /** The deployed name. */
  readonly table: string
  readonly segments: number
  /** Capacity units a second, of reads and writes together; absent: no limit. */
  readonly budget?: number
  /** Nothing is written. */
  readonly dryRun: boolean
  readonly timing: Timing
  /** Told after each page, once everything on it is written. */
  saved(checkpoint: Checkpoint<BackfillResult>): void
}

/** How often an item is read again that somebody else changed in between. */
const attempts = 5

/**
 * Gives stored items the index keys that their attributes form, and attributes the default and the form that a write would store, wherever
 * they have others or none. Reads the table by a parallel Scan, and writes on condition that what was read is still so: a write of somebody
 * else is never overwritten. What is right already is not written, so that the work can be done again, or go on from a checkpoint.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
 */
export async function runBackfill(
  job: BackfillJob,
  requests: Requests,
  from: Checkpoint<BackfillResult> | undefined,
): Promise<BackfillResult> {
  let result: BackfillResult = from?.result ?? { read: 0, counts: noCounts, samples: {} }
  const budget = createBudget(job.budget, job.timing)

  async function stamp(read: Item): Promise<Outcome> {
    const key = Object.fromEntries(job.entity.key.attributes.map((name) => [name, read[name]!]))
    let item: Item | undefined = read
    for (let attempt = 0; item !== undefined && attempt < attempts; attempt += 1) {
      const state: ItemState = itemState(job.entity, job.stamps, item)
      if (state.kind !== 'stale') return state.kind
      if (job.dryRun) return 'stamped'
      const written = await requests.update(updateRequest(job.table, key, state.change)).catch(unlessChanged)
      await budget.spend(written?.ConsumedCapacity?.CapacityUnits ?? 0)
      if (written !== undefined) return 'stamped'
      item = (await requests.get({ TableName: job.table, Key: key, ConsistentRead: true })).Item
    }
    return item === undefined ? 'gone' : 'contended'
  }

  await readSegments({
    table: job.table,
    segments: from?.segments ?? allSegments(job.segments),
    consistent: true,
    scan: requests.scan,
    async page(items, capacityUnits) {
      await budget.spend(capacityUnits)
      const outcomes: (readonly [Outcome, string])[] = []
      for (const item of items.filter((each) => isOf(job.entity, each))) {
        outcomes.push([await stamp(item), keyText(item, job.entity.key.attributes)])
      }
      return { read: items.length, outcomes }
    },
    saved(segments, { read, outcomes }) {
      result = { ...result, read: result.read + read }
      for (const [outcome, key] of outcomes) result = withOutcome(result, outcome, key)
      job.saved({ version: 1, job: job.job, segments, result })
    },
  })
  return result
}

type Outcome = Exclude<ItemState['kind'], 'stale'> | 'stamped' | 'contended' | 'gone'

function withOutcome(result: BackfillResult, outcome: Outcome, key: string): BackfillResult {
  if (outcome === 'gone') return result
  const { counts, samples } = result
  return {
    ...result,
    counts: { ...counts, seen: counts.seen + 1, [outcome]: counts[outcome] + 1 },
    samples: outcome === 'current' ? samples : withSample(samples, outcome, key),
  }
}

function unlessChanged(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined
  throw error
}
