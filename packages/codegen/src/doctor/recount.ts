import type { ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import { allSegments, readSegments } from '../scan/read-segments.js'
import type { Item } from '../scan/stored-entity.js'
import { type Census, differing, emptyCensus, headOf, takeCensus } from './census.js'
import { type Counting, miscounted, statedBy } from './examine-counters.js'
import type { Finding } from './finding.js'
import { primaryKey } from './ward.js'

export interface Recounting {
  /** Of the whole table. */
  readonly census: Census
  readonly segments: number
  scan(input: object): Promise<ScanCommandOutput>
  spend(capacityUnits: number): Promise<void>
  /** Told before the table is read, for so many counters. */
  again(counters: number): void
}

/**
 * The counters that say something else than a census, and do so still: a table is not read at one moment, so it is read once more for those
 * that differ, and each such parent at the end. Only what is the same each time is told.
 */
export async function recount(
  { ward, now, lookUp, counters }: Counting,
  { census, segments, scan, spend, again }: Recounting,
): Promise<Finding[]> {
  const suspects = differing(counters, census)
  if (suspects.size === 0) return []
  again(suspects.size)
  const second = emptyCensus()
  const parents = new Map<string, Item>()
  await readSegments({
    table: ward.name,
    segments: allSegments(segments),
    consistent: false,
    scan,
    async page(items, capacityUnits) {
      await spend(capacityUnits)
      takeCensus(counters, second, items, now, suspects)
      for (const item of items) {
        for (const counter of counters) {
          const identity = headOf(counter, item)
          if (identity !== undefined && suspects.has(identity)) parents.set(identity, primaryKey(ward, item))
        }
      }
    },
    saved: () => {},
  })

  const findings: Finding[] = []
  for (const [identity, { states, there }] of differing(counters, second)) {
    const first = suspects.get(identity)!
    const item = first.states === states && first.there === there ? await lookUp.one(parents.get(identity)!) : undefined
    const counter = counters.find((one) => item !== undefined && headOf(one, item) === identity)
    if (item === undefined || counter === undefined || statedBy(counter, item)?.states !== states) continue
    findings.push(miscounted(counter, item, { states: first.states!, there }))
  }
  return findings
}
