import type { ScanCommandOutput, UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { createBudget, type Timing } from './budget.js'
import { type Checkpoint, type Counts, noCounts, type SegmentState } from './checkpoint.js'
import { type KeyState, keyState } from './index-keys.js'
import { type Item, isOf, type StoredEntity } from './stored-entity.js'
import { updateRequest } from './update-request.js'

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
  /** The indexes whose keys are stamped. */
  readonly indexes: ReadonlySet<string>
  /** The deployed name. */
  readonly table: string
  readonly segments: number
  /** Capacity units a second, of reads and writes together; absent: no limit. */
  readonly budget?: number
  /** Nothing is written. */
  readonly dryRun: boolean
  readonly timing: Timing
  /** Told after each page, once everything on it is written. */
  saved(checkpoint: Checkpoint): void
}

/** How often an item is read again that somebody else changed in between. */
const attempts = 5

/**
 * Gives stored items the index keys that their attributes form, wherever they have others or none. Reads the table by a parallel Scan, and
 * writes on condition that what was read is still so: a write of somebody else is never overwritten. What is right already is not written,
 * so that the work can be done again, or go on from a checkpoint.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
 */
export async function runBackfill(job: BackfillJob, requests: Requests, from: Checkpoint | undefined): Promise<Checkpoint> {
  const segments: SegmentState[] = [...(from?.segments ?? Array.from({ length: job.segments }, () => 'begin' as const))]
  let counts: Counts = from?.counts ?? noCounts
  const budget = createBudget(job.budget, job.timing)
  const checkpoint = (): Checkpoint => ({ version: 1, job: job.job, segments: [...segments], counts })

  let failed = false
  async function runSegment(segment: number): Promise<void> {
    while (segments[segment] !== 'done' && !failed) {
      const state = segments[segment]!
      const page = await requests.scan({
        TableName: job.table,
        Segment: segment,
        TotalSegments: segments.length,
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
        ...(typeof state === 'object' && { ExclusiveStartKey: state.after }),
      })
      await budget.spend(page.ConsumedCapacity?.CapacityUnits ?? 0)
      for (const item of page.Items ?? []) {
        if (isOf(job.entity, item)) counts = counted(counts, await stamp(item))
      }
      segments[segment] = page.LastEvaluatedKey === undefined ? 'done' : { after: page.LastEvaluatedKey }
      job.saved(checkpoint())
    }
  }

  async function stamp(read: Item): Promise<Outcome> {
    const key = Object.fromEntries(job.entity.key.attributes.map((name) => [name, read[name]!]))
    let item: Item | undefined = read
    for (let attempt = 0; item !== undefined && attempt < attempts; attempt += 1) {
      const state: KeyState = keyState(job.entity, job.indexes, item)
      if (state.kind !== 'stale') return state.kind
      if (job.dryRun) return 'stamped'
      const written = await requests.update(updateRequest(job.table, key, state.change)).catch(unlessChanged)
      await budget.spend(written?.ConsumedCapacity?.CapacityUnits ?? 0)
      if (written !== undefined) return 'stamped'
      item = (await requests.get({ TableName: job.table, Key: key, ConsistentRead: true })).Item
    }
    return item === undefined ? 'gone' : 'contended'
  }

  // A segment that fails ends the others after their page, so that each is saved before the failure is told.
  const ended = await Promise.allSettled(
    segments.map((_, segment) =>
      runSegment(segment).catch((error: unknown) => {
        failed = true
        throw error
      }),
    ),
  )
  const failure = ended.find((each) => each.status === 'rejected')
  if (failure !== undefined) throw failure.reason
  return checkpoint()
}

type Outcome = Exclude<KeyState['kind'], 'stale'> | 'stamped' | 'contended' | 'gone'

function counted(counts: Counts, outcome: Outcome): Counts {
  return outcome === 'gone' ? counts : { ...counts, seen: counts.seen + 1, [outcome]: counts[outcome] + 1 }
}

function unlessChanged(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined
  throw error
}
