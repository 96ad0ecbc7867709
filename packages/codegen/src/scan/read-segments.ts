import type { ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import type { Item } from './stored-entity.js'

/** Where a part of the table goes on: after this key, at the beginning, or not at all. */
export type SegmentState = { readonly after: Item } | 'begin' | 'done'

/** Parts of a table that are read side by side, each from its beginning. */
export function allSegments(count: number): readonly SegmentState[] {
  return Array.from({ length: count }, () => 'begin' as const)
}

export interface SegmentReading<Page> {
  /** The deployed name. */
  readonly table: string
  /** Where each part goes on. */
  readonly segments: readonly SegmentState[]
  /** The one page that is read of each part has so many items at most; absent: every page is read. */
  readonly sample?: number
  /** Also sees a write of a moment ago, for twice the capacity. */
  readonly consistent: boolean
  scan(input: object): Promise<ScanCommandOutput>
  /** What is done with a page before the next one of its part is read, and what came of it. */
  page(items: readonly Item[], capacityUnits: number): Promise<Page>
  /** Told after each page, once all of it is done: where the parts have come to is without the pages that are being done beside it. */
  saved(segments: readonly SegmentState[], page: Page): void
}

/**
 * Reads a table by a parallel Scan, and gives where each part of it has come to.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
 */
export async function readSegments<Page>(reading: SegmentReading<Page>): Promise<readonly SegmentState[]> {
  const segments = [...reading.segments]
  let failed = false
  async function readSegment(segment: number): Promise<void> {
    while (segments[segment] !== 'done' && !failed) {
      const state = segments[segment]!
      const page = await reading.scan({
        TableName: reading.table,
        Segment: segment,
        TotalSegments: segments.length,
        ConsistentRead: reading.consistent,
        ReturnConsumedCapacity: 'TOTAL',
        ...(reading.sample !== undefined && { Limit: reading.sample }),
        ...(typeof state === 'object' && { ExclusiveStartKey: state.after }),
      })
      const done = await reading.page(page.Items ?? [], page.ConsumedCapacity?.CapacityUnits ?? 0)
      segments[segment] = page.LastEvaluatedKey === undefined ? 'done' : { after: page.LastEvaluatedKey }
      reading.saved([...segments], done)
      if (reading.sample !== undefined) return
    }
  }

  // A part that fails ends the others after their page, so that each is saved before the failure is told.
  const ended = await Promise.allSettled(
    segments.map((_, segment) =>
      readSegment(segment).catch((error: unknown) => {
        failed = true
        throw error
      }),
    ),
  )
  const failure = ended.find((each) => each.status === 'rejected')
  if (failure !== undefined) throw failure.reason
  return segments
}
