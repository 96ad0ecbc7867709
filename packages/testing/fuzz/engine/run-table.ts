import type { Explanation } from '../explained.js'
import { createRandom } from '../random.js'
import { type Comparable, comparable } from './compare.js'
import { follow } from './follow.js'
import { judge } from './judge.js'
import { type FuzzRequest, request } from './requests.js'
import { respelled } from './respell.js'
import { type Source, spoiledTable, type TableCase, table } from './tables.js'
import { type Side, sideOf } from './third.js'
import type { Json } from './values.js'
import type { Endpoint, Outcome } from './wire.js'

/** Engines that are asked the same. */
export interface Pair {
  readonly ours: Endpoint
  readonly theirs: Endpoint
  /** Asked too, where there is one; only what it says where the two differ is looked at. */
  readonly third?: Endpoint | undefined
}

/** A request that the two answered differently. */
export interface Difference {
  readonly request: FuzzRequest
  readonly ours: Comparable
  readonly theirs: Comparable
  /** Empty when nothing explains it. */
  readonly explanations: readonly Explanation[]
  /** Whom the third engine agrees with. */
  readonly third: Side | undefined
  /** Requests of the case, this one included, until it was found. */
  readonly at: number
}

/** A table and the requests to it; all of it follows from the seed. */
export interface Case {
  readonly seed: number
  readonly table: TableCase
  readonly requests: readonly FuzzRequest[]
}

const SPOILED = 0.1

/** The case of a seed. `name` names its table, so that one case can run many times on one server. */
export function caseOf(seed: number, size: number, name: string): Case {
  const random = createRandom(seed)
  const made = table(random, name)
  const requests: FuzzRequest[] = []
  if (random.chance(SPOILED)) requests.push(creation(spoiledTable(random, `${name}-spoiled`)))
  requests.push(creation(made.create))
  while (requests.length < size) {
    requests.push(request(random, made))
    if (requests.length % 10 === 0) requests.push(...states(made))
  }
  return { seed, table: made, requests: [...requests, ...states(made)] }
}

/** Runs a case until its first difference that may have left the two in different states. */
export async function runCase(pair: Pair, { table, requests }: Case, found: (difference: Difference) => void): Promise<number> {
  let asked = 0
  for (const each of requests) {
    asked += 1
    const [ourOutcome, theirOutcome, thirdOutcome] = await Promise.all([
      follow(pair.ours, each),
      follow(pair.theirs, each),
      pair.third && follow(pair.third, each),
    ])
    const read = (outcome: Outcome): Comparable => comparable(each, table.sources, outcome)
    const respell = (): Comparable => read({ ...theirOutcome, body: respelled(theirOutcome.body) as Json })
    const [ours, theirs] = [read(ourOutcome), read(theirOutcome)]
    const { isSame, explanations, mayDiverge } = judge({ table, request: each, ours, theirs, respelled: respell })
    const third = thirdOutcome && sideOf(read(thirdOutcome), ours, theirs)
    if (!isSame) found({ request: each, ours, theirs, explanations, third, at: asked })
    if (mayDiverge) break
  }
  for (const engine of [pair.ours, pair.theirs, pair.third]) await engine?.('DeleteTable', JSON.stringify({ TableName: table.name }))
  return asked
}

function creation(input: FuzzRequest['input']): FuzzRequest {
  return { operation: 'CreateTable', input }
}

/** Reads everything there is: the table and each index. */
function states({ name, sources }: TableCase): FuzzRequest[] {
  return sources.map(({ index }: Source) => ({
    operation: 'Scan',
    pages: true,
    input: { TableName: name, ...(index !== undefined && { IndexName: index }) },
  }))
}
