import { seededRandom } from '../random.js'
import type { CancellationReason } from '../service-error.js'

/** What can go wrong on purpose. */
export type FaultKind =
  | 'throttling'
  | 'provisioned-throughput'
  | 'request-limit'
  | 'internal-error'
  | 'unavailable'
  | 'transaction-conflict'
  | 'transaction-in-progress'
  | 'transaction-cancelled'
  | 'unprocessed'
  | 'reset'
  | 'timeout'
  | 'empty-body'
  | 'malformed-body'
  | 'truncated-body'
  | 'crc-mismatch'

/** A fault, and the requests it falls upon. */
export interface Fault {
  readonly kind: FaultKind
  /** Before the request is done (the default), or after: then its effect stays and only the answer is lost. */
  readonly when?: 'before' | 'after'
  /** Only requests of this operation. */
  readonly operation?: string
  /** Only requests that name this table. */
  readonly tableName?: string
  /** Only requests for which this holds. */
  readonly matches?: (operation: string, input: unknown) => boolean
  /** How many matching requests to let pass first. */
  readonly skip?: number
  /** How many times to strike; once by default, always with a probability. */
  readonly times?: number
  /** The chance to strike each time, drawn from the engine's seed. */
  readonly probability?: number
  /** For `unprocessed`: how many of the request's last items stay undone; all by default. */
  readonly count?: number
  /** For `transaction-cancelled` and `transaction-conflict`: the reasons, by position. */
  readonly reasons?: readonly CancellationReason[]
}

/** A fault that was injected. */
export interface InjectedFault {
  /** How often it struck. */
  readonly hits: number
  remove(): void
}

/** The faults of an engine. They strike in the order they were injected, one a request. */
export interface Faults {
  inject(fault: Fault): InjectedFault
  /** Injects faults that strike one after the other, each once, `undefined` letting one request pass. */
  script(faults: readonly (Fault | undefined)[], where?: Pick<Fault, 'operation' | 'tableName' | 'matches'>): void
  clear(): void
}

/** Faults, as the engine uses them. */
export interface FaultSource extends Faults {
  /** The fault that falls upon a request, if one does. */
  pick(operation: string, input: unknown): Fault | undefined
}

interface Armed {
  readonly fault: Fault
  seen: number
  hits: number
}

/** Makes the faults of an engine. */
export function createFaults(seed: number): FaultSource {
  const random = seededRandom(seed)
  let armed: Armed[] = []

  function strikes({ fault, seen, hits }: Armed): boolean {
    if (seen <= (fault.skip ?? 0)) return false
    const times = fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY)
    return hits < times && (fault.probability === undefined || random() < fault.probability)
  }

  return {
    inject(fault) {
      const entry: Armed = { fault, seen: 0, hits: 0 }
      armed.push(entry)
      return {
        get hits() {
          return entry.hits
        },
        remove() {
          armed = armed.filter((other) => other !== entry)
        },
      }
    },
    script(faults, where = {}) {
      faults.forEach((fault, i) => {
        if (fault !== undefined) armed.push({ fault: { ...where, ...fault, skip: i, times: 1 }, seen: 0, hits: 0 })
      })
    },
    clear() {
      armed = []
    },
    pick(operation, input) {
      let picked: Fault | undefined
      for (const entry of armed) {
        if (!concerns(entry.fault, operation, input)) continue
        entry.seen += 1
        if (picked !== undefined || !strikes(entry)) continue
        entry.hits += 1
        picked = entry.fault
      }
      return picked
    },
  }
}

function concerns({ operation: only, tableName, matches }: Fault, operation: string, input: unknown): boolean {
  if (only !== undefined && only !== operation) return false
  if (tableName !== undefined && !tablesOf(input).includes(tableName)) return false
  return matches === undefined || matches(operation, input)
}

/** The tables a request names, wherever it names them. */
function tablesOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return []
  const { TableName, RequestItems, TransactItems } = input as { TableName?: unknown; RequestItems?: unknown; TransactItems?: unknown }
  if (typeof TableName === 'string') return [TableName]
  if (typeof RequestItems === 'object' && RequestItems !== null) return Object.keys(RequestItems)
  if (!Array.isArray(TransactItems)) return []
  return TransactItems.flatMap((item: unknown) => Object.values(typeof item === 'object' && item !== null ? item : {})).flatMap(tablesOf)
}
