import { createEngine, type Engine } from '../../engine/engine.js'
import { ServiceError } from '../../engine/service-error.js'
import { canonicalJson } from '../../engine/wire/canonical-json.js'
import { startDynamoDBLocal } from '../../local/dynamodb-local.js'
import { draw, type FuzzOptions } from '../fuzzer.js'
import { explainedDifferences } from './explained.js'
import { callEndpoint } from './local-caller.js'
import { type Answer, comparable } from './normalize.js'
import { type FuzzRequest, request } from './requests.js'
import { createTableInput, randomTable } from './schema.js'

/** A difference that nothing explains, with what repeats it. */
export interface Difference {
  readonly seed: number
  readonly step: number
  readonly request: FuzzRequest
  readonly ours: Answer
  readonly local: Answer
}

/** What a differential run found. */
export interface DifferentialReport {
  readonly cases: number
  readonly seeds: number
  readonly unexplained: number
  readonly explained: number
  readonly byReason: Readonly<Record<string, number>>
  readonly errors: number
  readonly differences: readonly Difference[]
}

const CASES_PER_SEED = 100
const MAX_REPORTED = 20

/** Drives the engine and DynamoDB Local with the same requests and compares what they answer. */
export async function fuzzEngine({ cases, seed }: FuzzOptions, endpoint?: string): Promise<DifferentialReport> {
  const local = endpoint === undefined ? await startDynamoDBLocal() : undefined
  const caller = callEndpoint(endpoint ?? local!.endpoint)
  const byReason = new Map<string, number>()
  const differences: Difference[] = []
  let done = 0
  let errors = 0
  let unexplained = 0
  let seeds = 0
  try {
    for (let current = seed; done < cases; current += 1, seeds += 1) {
      const d = draw(current)
      const engine = createEngine({ seed: current, historyLimit: 1 })
      const tables = [randomTable(d, `fuzz-${current}-a`), randomTable(d, `fuzz-${current}-b`)]
      for (const table of tables) {
        engine.execute('CreateTable', createTableInput(table))
        await caller.call('CreateTable', createTableInput(table))
      }
      for (let step = 0; step < CASES_PER_SEED && done < cases; step += 1, done += 1) {
        const next = request(d, tables)
        const [ours, theirs] = [ask(engine, next), await caller.call(next.operation, next.input)]
        if ('error' in ours) errors += 1
        if (comparable(next, ours) === comparable(next, theirs)) continue
        const explained = explainedDifferences.find(({ matches }) => matches(next, ours, theirs))
        if (explained !== undefined) byReason.set(explained.id, (byReason.get(explained.id) ?? 0) + 1)
        else {
          unexplained += 1
          if (differences.length < MAX_REPORTED) differences.push({ seed: current, step, request: next, ours, local: theirs })
        }
        // From here on the two tables may hold different items, and every later difference would be this one again.
        if (isWrite(next.operation) && !(await sameState(engine, caller.call, tables))) break
      }
      for (const { name } of tables) await caller.call('DeleteTable', { TableName: name })
    }
  } finally {
    caller.close()
    await local?.stop()
  }
  const explained = [...byReason.values()].reduce((sum, count) => sum + count, 0)
  return { cases: done, seeds, unexplained, explained, byReason: Object.fromEntries(byReason), errors, differences }
}

function ask(engine: Engine, { operation, input }: FuzzRequest): Answer {
  try {
    return { output: engine.execute(operation, input) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const reasons = error.fields.CancellationReasons
    if (reasons === undefined) return { error: error.name, message: error.message }
    return {
      error: error.name,
      message: error.message,
      reasons: reasons.map(({ Code }) => Code),
      reasonMessages: reasons.map(({ Message }) => Message ?? ''),
    }
  }
}

async function sameState(
  engine: Engine,
  call: (operation: string, input: unknown) => Promise<Answer>,
  tables: readonly { readonly name: string }[],
): Promise<boolean> {
  for (const { name } of tables) {
    const scan: FuzzRequest = { operation: 'Scan', input: { TableName: name } }
    if (comparable(scan, ask(engine, scan)) !== comparable(scan, await call(scan.operation, scan.input))) return false
  }
  return true
}

function isWrite(operation: string): boolean {
  return (
    !operation.startsWith('Get') &&
    operation !== 'Query' &&
    operation !== 'Scan' &&
    operation !== 'BatchGetItem' &&
    operation !== 'TransactGetItems'
  )
}

/** A difference as text for people. */
export function showDifference({ seed, step, request, ours, local }: Difference): string {
  return `seed ${seed} step ${step} ${request.operation} ${canonicalJson(request.input)}\n  ours  ${canonicalJson(ours)}\n  local ${canonicalJson(local)}`
}
