import { type ConsumedCapacity, consumedCapacity, type Tally } from './capacity.js'
import type { Database } from './database.js'
import { readInput } from './wire/read-input.js'
import type { Fields, StructureOf } from './wire/shape.js'

/** What an operation answers, and what it spent. */
export interface OperationResult {
  readonly output: Readonly<Record<string, unknown>>
  readonly capacity: readonly Tally[]
}

/** An operation of the service: JSON in, JSON out. */
export type Operation = (db: Database, input: unknown) => OperationResult

/** Makes an operation of the shape of its input and what it does. */
export function defineOperation<F extends Fields>(fields: F, run: (db: Database, input: StructureOf<F>) => OperationResult): Operation {
  return (db, input) => run(db, readInput(fields, input))
}

/** The `ConsumedCapacity` member of an answer about one table, if the request asked for it. */
export function consumed(mode: string | undefined, tally: Tally): { readonly ConsumedCapacity?: ConsumedCapacity } {
  return mode === 'TOTAL' || mode === 'INDEXES' ? { ConsumedCapacity: consumedCapacity(tally, mode === 'INDEXES', false) } : {}
}

/** The `ConsumedCapacity` member of an answer about several tables, if the request asked for it. */
export function consumedByTable(
  mode: string | undefined,
  tallies: readonly Tally[],
  split: boolean,
): { readonly ConsumedCapacity?: readonly ConsumedCapacity[] } {
  if (mode !== 'TOTAL' && mode !== 'INDEXES') return {}
  return { ConsumedCapacity: tallies.map((tally) => consumedCapacity(tally, mode === 'INDEXES', split)) }
}
