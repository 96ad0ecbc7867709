import type { ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import { isKeyloomError } from '@keyloom/core'
import { createBudget, type Timing } from '../scan/budget.js'
import type { Checkpoint } from '../scan/checkpoint.js'
import { keyText } from '../scan/key-text.js'
import { allSegments, readSegments } from '../scan/read-segments.js'
import { type Samples, withSample } from '../scan/samples.js'
import { type Item, isOf } from '../scan/stored-entity.js'
import { type MovingEntity, moveState } from './move-state.js'

/** Items that were met, by what became of them. */
export interface MoveCounts {
  /** Items of the entity. */
  readonly seen: number
  readonly moved: number
  readonly current: number
  /** Items that another one stands in the way of, under their key. */
  readonly taken: number
  /** Items whose move a promise forbids: what is unique of them is another item's. */
  readonly refused: number
  readonly misplaced: number
  readonly unreadable: number
  /** Items that somebody else changed each time they were read. */
  readonly contended: number
}

/** What a move came to, with a few items of each outcome but the right ones. */
export interface MoveResult {
  /** Items of the table that were read, of whatever entity. */
  readonly read: number
  readonly counts: MoveCounts
  readonly samples: Samples
}

const nothing: MoveResult = {
  read: 0,
  counts: { seen: 0, moved: 0, current: 0, taken: 0, refused: 0, misplaced: 0, unreadable: 0, contended: 0 },
  samples: {},
}

/** The requests a move makes. */
export interface MoveRequests {
  scan(input: object): Promise<ScanCommandOutput>
  /** `settle` of the repository of the entity; `units` is the capacity that it took. */
  settle(entity: object): Promise<{ readonly settled: 'moved' | 'nothing' | 'taken'; readonly units: number }>
}

export interface MoveJob {
  /** Says in a checkpoint what was done. */
  readonly job: string
  readonly entity: MovingEntity
  /** The deployed name. */
  readonly table: string
  readonly segments: number
  /** Capacity units a second, of reads and writes together; absent: no limit. */
  readonly budget?: number
  /** Nothing is written. */
  readonly dryRun: boolean
  readonly timing: Timing
  /** Told after each page, once everything on it is moved. */
  saved(checkpoint: Checkpoint<MoveResult>): void
}

type Outcome = Exclude<keyof MoveCounts, 'seen'>

/**
 * Brings the items of an entity that are still under its other key under the one that it has now: each in a transaction of its own, by the
 * same `settle` that writes of the application go through, so that a write that comes in between is never lost. What is under its key
 * already is not touched, so that the work can be done again, or go on from a checkpoint.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
 */
export async function runMove(job: MoveJob, requests: MoveRequests, from: Checkpoint<MoveResult> | undefined): Promise<MoveResult> {
  const { entity } = job
  let result = from?.result ?? nothing
  const budget = createBudget(job.budget, job.timing)

  async function outcomeOf(item: Item): Promise<readonly [outcome: Outcome, detail: string]> {
    const state = moveState(entity, item)
    if (state.kind === 'unreadable') return [state.kind, state.reason]
    if (state.kind !== 'to-move') return [state.kind, '']
    const to = `to ${keyText(state.to, entity.key.attributes)}`
    if (job.dryRun) return ['moved', to]
    try {
      const { settled, units } = await requests.settle(state.entity)
      await budget.spend(units)
      return [settled === 'nothing' ? 'current' : settled, to]
    } catch (error) {
      if (isKeyloomError(error, 'ITEM.NOT_UNIQUE')) return ['refused', error.message]
      if (isKeyloomError(error, 'ITEM.CONDITION_FAILED')) return ['contended', to]
      throw error
    }
  }

  await readSegments({
    table: job.table,
    segments: from?.segments ?? allSegments(job.segments),
    consistent: true,
    scan: requests.scan,
    async page(items, capacityUnits) {
      await budget.spend(capacityUnits)
      const outcomes: (readonly [Outcome, string])[] = []
      for (const item of items.filter((each) => isOf(entity, each))) {
        const [outcome, detail] = await outcomeOf(item)
        outcomes.push([outcome, `${keyText(item, entity.key.attributes)} ${detail}`.trim()])
      }
      return { read: items.length, outcomes }
    },
    saved(segments, { read, outcomes }) {
      result = { ...result, read: result.read + read }
      for (const [outcome, text] of outcomes) result = withOutcome(result, outcome, text)
      job.saved({ version: 1, job: job.job, segments, result })
    },
  })
  return result
}

function withOutcome(result: MoveResult, outcome: Outcome, text: string): MoveResult {
  const { counts, samples } = result
  return {
    ...result,
    counts: { ...counts, seen: counts.seen + 1, [outcome]: counts[outcome] + 1 },
    samples: outcome === 'current' ? samples : withSample(samples, outcome, text),
  }
}
