import { startDynamoDBLocal } from '../src/index.js'
import { text } from './engine/compare.js'
import { type Case, caseOf, type Difference, type Pair, runCase } from './engine/run-table.js'
import { type Side, startThird, type Votes } from './engine/third.js'
import { embedded, remote } from './engine/wire.js'
import { seedOf } from './random.js'

/** How to run a fuzzer. */
export interface FuzzOptions {
  readonly cases?: number
  readonly seed?: number
  /** The seed of one case, to run it alone. */
  readonly replay?: string
  /** Whether to ask a third engine whom it agrees with, where one is installed. */
  readonly third?: boolean
  readonly report?: (text: string) => void
}

/** What came of comparing the engine with DynamoDB Local. */
export interface EngineFuzzResult {
  readonly cases: number
  readonly unexplained: number
  readonly explained: number
  /** How often each explanation was needed. */
  readonly explanations: Readonly<Record<string, number>>
  readonly seed: number
  /** Whom the third engine agrees with, by explanation; differences without one are `unexplained`. */
  readonly third?: Readonly<Record<string, Votes>>
}

const SIZE = 60
const AT_ONCE = 6
const MAX_REPORTS = 20

/**
 * Asks the embedded engine and DynamoDB Local the same random requests to the same random tables, and counts the answers that differ.
 * A difference is reported with its seed and the fewest requests that still show it.
 */
export async function run({
  cases = 100_000,
  seed = Date.now() % 2 ** 31,
  replay,
  third: asksThird = false,
  report = () => {},
}: FuzzOptions = {}): Promise<EngineFuzzResult> {
  const local = await startDynamoDBLocal()
  const server = remote(local.endpoint)
  const third = asksThird ? await startThird() : undefined
  if (asksThird && third === undefined) report('There is no third engine for this machine.')
  const pair: Pair = { ours: embedded(), theirs: server.send, third: third?.send }
  const votes: Record<string, Record<Side, number>> = {}
  const counts = { cases: 0, unexplained: 0, explained: 0 }
  const explanations: Record<string, number> = {}
  let part = 0

  async function runOne(partSeed: number): Promise<void> {
    const one = caseOf(partSeed, SIZE, `fuzz-${partSeed}`)
    const unexplained: Difference[] = []
    const asked = await runCase(pair, one, (difference) => {
      if (difference.explanations.length === 0) unexplained.push(difference)
      else counts.explained += 1
      for (const { id } of difference.explanations) explanations[id] = (explanations[id] ?? 0) + 1
      if (difference.third === undefined) return
      const ids = difference.explanations.length === 0 ? ['unexplained'] : difference.explanations.map(({ id }) => id)
      for (const id of ids) {
        votes[id] ??= { ours: 0, theirs: 0, neither: 0 }
        votes[id][difference.third] += 1
      }
    })
    counts.cases += asked
    for (const difference of unexplained) {
      counts.unexplained += 1
      if (counts.unexplained <= MAX_REPORTS) report(await describe(pair, one, difference))
    }
  }

  try {
    if (replay !== undefined) await runOne(Number(replay))
    else {
      const work = async (): Promise<void> => {
        while (counts.cases < cases) await runOne(seedOf(seed, part++))
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    }
  } finally {
    server.close()
    await local.stop()
    await third?.stop()
  }
  return { ...counts, explanations, ...(third !== undefined && { third: votes }), seed }
}

/** The seed, the request, both answers, and the fewest requests before it that make them differ. */
async function describe(pair: Pair, one: Case, { request, ours, theirs, third, at }: Difference): Promise<string> {
  const minimal = await minimize(pair, one, at)
  return [
    `--- case ${one.seed}: pnpm fuzz engine --replay ${one.seed}`,
    ...minimal.slice(0, -1).map((each) => `    ${each.operation} ${JSON.stringify(each.input)}`),
    `>>> ${request.operation} ${JSON.stringify(request.input)}`,
    `ours:   ${ours.error ?? ''} ${ours.message ?? ''} ${text(ours.content)}`,
    `theirs: ${theirs.error ?? ''} ${theirs.message ?? ''} ${text(theirs.content)}`,
    ...(third === undefined ? [] : [`third:  agrees with ${third}`]),
  ].join('\n')
}

/** Leaves out requests, in runs of halving length, as long as the last one is still answered differently. */
async function minimize(pair: Pair, { seed, table }: Case, at: number): Promise<Case['requests']> {
  let attempts = 0
  const shows = async (kept: readonly number[]): Promise<boolean> => {
    attempts += 1
    const renamed = caseOf(seed, SIZE, `${table.name}-${attempts}`)
    const requests = kept.map((index) => renamed.requests[index]!)
    let last = 0
    const asked = await runCase(pair, { ...renamed, requests }, (difference) => {
      if (difference.explanations.length === 0) last = difference.at
    })
    return last === requests.length && asked === requests.length
  }
  let kept = Array.from({ length: at }, (_, index) => index)
  for (let length = kept.length >> 1; length >= 1; length >>= 1) {
    for (let from = 0; from < kept.length - 1; ) {
      const without = [...kept.slice(0, from), ...kept.slice(Math.min(from + length, kept.length - 1))]
      if (without.length < kept.length && (await shows(without))) kept = without
      else from += length
    }
  }
  const { requests } = caseOf(seed, SIZE, table.name)
  return kept.map((index) => requests[index]!)
}
