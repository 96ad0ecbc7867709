import { keyloomError } from '@keyloom/core'
import type { HistoryEntry } from '../engine/history.js'
import type { Watched } from './watch.js'

/** How one request is expected to be. */
export interface ServedBy {
  readonly operation: string
  readonly table?: string
  /** The index it reads; `null` for the table itself. */
  readonly index?: string | null
}

/** Capacity units, together. */
export interface CapacityBudget {
  /** Read capacity units. */
  readonly rcu?: number
  /** Write capacity units. */
  readonly wcu?: number
}

/** What a matcher answers to vitest. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** The matchers, for `expect.extend`. */
export interface KeyloomMatchers {
  toBeServedBy(received: unknown, expected: ServedBy): MatcherResult
  toConsumeAtMost(received: unknown, budget: CapacityBudget): MatcherResult
  toHaveRefusedScans(received: unknown): MatcherResult
  toHaveMadeRequests(received: unknown, expected: number | readonly string[]): MatcherResult
}

/** Matchers over what an engine was asked; `import '@keyloom/testing/vitest/setup'` adds them to `expect`. */
export const keyloomMatchers: KeyloomMatchers = {
  toBeServedBy(received, expected) {
    const history = historyOf(received)
    const pass = history.length === 1 && isServedBy(history[0]!, expected)
    return { pass, message: () => `expected ${not(pass)}one request, ${show(expected)}\n${listed(history)}` }
  },
  toConsumeAtMost(received, { rcu = Number.POSITIVE_INFINITY, wcu = Number.POSITIVE_INFINITY }) {
    const history = historyOf(received)
    const spent = { read: 0, write: 0 }
    for (const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } of history.flatMap(({ capacity }) => capacity)) {
      spent.read += ReadCapacityUnits
      spent.write += WriteCapacityUnits
    }
    const pass = spent.read <= rcu && spent.write <= wcu
    const budget = `at most ${rcu} RCU and ${wcu} WCU`
    return {
      pass,
      message: () => `expected ${not(pass)}to consume ${budget}, consumed ${spent.read} and ${spent.write}\n${listed(history)}`,
    }
  },
  toHaveRefusedScans(received) {
    const history = historyOf(received)
    const scans = history.filter(({ operation }) => operation === 'Scan' || operation.includes('Statement'))
    const pass = scans.length === 0
    return { pass, message: () => `expected ${pass ? 'a' : 'no'} scan to reach the engine\n${listed(scans)}` }
  },
  toHaveMadeRequests(received, expected) {
    const history = historyOf(received)
    const operations = history.map(({ operation }) => operation)
    const pass =
      typeof expected === 'number'
        ? operations.length === expected
        : operations.length === expected.length && operations.every((operation, i) => operation === expected[i])
    const wanted = typeof expected === 'number' ? `${expected} requests` : `the requests ${expected.join(', ')}`
    return { pass, message: () => `expected ${not(pass)}${wanted}\n${listed(history)}` }
  },
}

function historyOf(received: unknown): readonly HistoryEntry[] {
  if (typeof received === 'object' && received !== null && Array.isArray((received as Partial<Watched>).history))
    return (received as Watched).history
  throw keyloomError('ENGINE.MISUSE', 'This matcher looks at an engine, or at what `watch` answers.')
}

function isServedBy({ operation, input }: HistoryEntry, expected: ServedBy): boolean {
  const { TableName, IndexName } = input as { TableName?: string; IndexName?: string }
  return (
    operation === expected.operation &&
    (expected.table === undefined || TableName === expected.table) &&
    (expected.index === undefined || (IndexName ?? null) === expected.index)
  )
}

function show({ operation, table, index }: ServedBy): string {
  return [
    operation,
    ...(table === undefined ? [] : [`of ${table}`]),
    ...(index === undefined ? [] : [index === null ? 'without an index' : `on ${index}`]),
  ].join(' ')
}

function not(pass: boolean): string {
  return pass ? 'something other than ' : ''
}

function listed(history: readonly HistoryEntry[]): string {
  if (history.length === 0) return 'no requests were made'
  return history.map(({ operation, input }) => `  ${operation} ${JSON.stringify(input).slice(0, 300)}`).join('\n')
}
