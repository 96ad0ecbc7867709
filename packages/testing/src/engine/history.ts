import { type ConsumedCapacity, consumedCapacity, type Tally } from './capacity.js'
import type { FaultKind } from './control/faults.js'
import type { ServiceError } from './service-error.js'

/** A request the engine was given, and what came of it. */
export interface HistoryEntry {
  /** The operation's name, such as `GetItem`. */
  readonly operation: string
  /** The access pattern it was for, where `engine.pattern` named one. */
  readonly pattern: string | undefined
  /** The request, as JSON. */
  readonly input: unknown
  /** The answer, as JSON, unless it was an error. */
  readonly output: Readonly<Record<string, unknown>> | undefined
  /** The error it was answered with. */
  readonly error: ServiceError | undefined
  /** The fault that was injected into it. */
  readonly fault: FaultKind | undefined
  /** What it consumed, by table, whether or not the request asked to be told. */
  readonly capacity: readonly ConsumedCapacity[]
  /** When, by the engine's clock. */
  readonly at: number
}

/**
 * A request as the engine keeps it. Of what came over the wire only the text is kept (`input` and `output` are undefined then): one string is far
 * less to hold than what it says.
 */
export interface RequestRecord {
  readonly operation: string
  readonly pattern: string | undefined
  readonly input: unknown
  readonly inputText: string | undefined
  output: Readonly<Record<string, unknown>> | undefined
  outputText: string | undefined
  error: ServiceError | undefined
  readonly fault: FaultKind | undefined
  spent: readonly Tally[]
  readonly at: number
}

/** The entry of a record. Few look at one, so what it says is worked out for those who do. */
class LazyEntry implements HistoryEntry {
  readonly #record: RequestRecord

  constructor(record: RequestRecord) {
    this.#record = record
  }

  get operation(): string {
    return this.#record.operation
  }

  get pattern(): string | undefined {
    return this.#record.pattern
  }

  get input(): unknown {
    const { input, inputText } = this.#record
    return inputText === undefined ? input : JSON.parse(inputText)
  }

  get output(): HistoryEntry['output'] {
    const { output, outputText } = this.#record
    return outputText === undefined ? output : (JSON.parse(outputText) as HistoryEntry['output'])
  }

  get error(): ServiceError | undefined {
    return this.#record.error
  }

  get fault(): FaultKind | undefined {
    return this.#record.fault
  }

  get capacity(): readonly ConsumedCapacity[] {
    return this.#record.spent.map((tally) => consumedCapacity(tally, true, true))
  }

  get at(): number {
    return this.#record.at
  }
}

/** The latest requests, oldest first. */
export interface History {
  readonly entries: readonly HistoryEntry[]
  readonly add: (record: RequestRecord) => void
  readonly clear: () => void
}

/** Keeps at least `limit` of the latest entries, so that a long run does not fill the memory. */
export function createHistory(limit: number): History {
  let entries: HistoryEntry[] = []
  return {
    get entries() {
      return entries
    },
    add(record) {
      entries.push(new LazyEntry(record))
      if (entries.length >= 2 * limit && limit < entries.length) entries = entries.slice(entries.length - limit)
    },
    clear() {
      entries = []
    },
  }
}
