import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { createClock, type EngineClock } from './clock.js'
import type { Database } from './database.js'
import { capacityOf, createHistory, type HistoryEntry } from './history.js'
import { defaultLimits, type Limits } from './limits.js'
import { operations } from './operations/index.js'
import { randomIds, seededRandom } from './random.js'
import { createRequestHandler, type EngineRequestHandler } from './request-handler.js'
import { ServiceError, serviceError } from './service-error.js'

/** What an engine takes its time, chance and names from, and how it may differ from the service. */
export interface EngineOptions {
  /** The time in milliseconds since 1970. The system's clock by default. */
  readonly clock?: () => number
  /** The seed of everything the engine leaves to chance. Two engines of one seed behave alike. */
  readonly seed?: number
  /** Makes table and request ids. Drawn from the seed by default. */
  readonly ids?: () => string
  /** The region in ARNs; `us-east-1` by default. */
  readonly region?: string
  /** The account in ARNs. */
  readonly accountId?: string
  /** Quotas that differ from the service's. */
  readonly limits?: Partial<Limits>
  /** How long a new global index takes, by the engine's clock, to become readable; none by default. */
  readonly indexCreationMs?: number
  /** How many of the latest requests the history keeps; 10,000 by default. */
  readonly historyLimit?: number
}

/** An embedded DynamoDB. */
export interface Engine {
  /** The handler to give an SDK client as its `requestHandler`. */
  readonly requestHandler: EngineRequestHandler
  /** The engine's time. */
  readonly clock: EngineClock
  /** The latest requests, oldest first. */
  readonly history: readonly HistoryEntry[]
  /** A client of the engine. It needs no region, credentials or network. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
  /**
   * Does one operation: JSON in, JSON out, as the wire has them.
   *
   * @throws ServiceError with the service's name for the error.
   */
  execute(operation: string, input: unknown): Readonly<Record<string, unknown>>
  /** Forgets all tables and requests; the clock and the seed go on. */
  reset(): void
}

const HISTORY_LIMIT = 10_000

/**
 * Makes an embedded DynamoDB: in process, empty, by itself.
 *
 * @example
 * ```ts
 * import { createEngine } from '@keyloom/testing'
 *
 * const engine = createEngine()
 * const client = engine.client()
 * ```
 */
export function createEngine(options: EngineOptions = {}): Engine {
  const clock = createClock(options.clock ?? Date.now)
  const random = seededRandom(options.seed ?? 0)
  const newId = options.ids ?? randomIds(random)
  const history = createHistory(options.historyLimit ?? HISTORY_LIMIT)
  const db: Database = {
    limits: { ...defaultLimits, ...options.limits },
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '000000000000',
    now: clock.now,
    random,
    newId,
    indexCreationMs: options.indexCreationMs ?? 0,
    schedule: clock.schedule,
    tables: new Map(),
    transactions: new Map(),
    onWrite() {},
  }

  function execute(operation: string, input: unknown): Readonly<Record<string, unknown>> {
    clock.runDue()
    const at = clock.now()
    try {
      const run = operations.get(operation)
      if (run === undefined) throw serviceError('UnknownOperationException', 'An unknown operation was requested.')
      const { output, capacity } = run(db, input)
      history.add({ operation, input, output, error: undefined, capacity: capacityOf(capacity), at })
      return output
    } catch (error) {
      if (error instanceof ServiceError) history.add({ operation, input, output: undefined, error, capacity: [], at })
      throw error
    }
  }

  const requestHandler = createRequestHandler(execute, newId)
  return {
    requestHandler,
    clock,
    get history() {
      return history.entries
    },
    client: (config) => createClient(requestHandler, db.region, config),
    execute,
    reset() {
      db.tables.clear()
      db.transactions.clear()
      history.clear()
      clock.clear()
    },
  }
}

/** Everything the SDK would otherwise look for in files, the environment or the network is given. */
function createClient(requestHandler: EngineRequestHandler, region: string, config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({
    region,
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
    endpoint: 'http://memory.invalid',
    accountIdEndpointMode: 'disabled',
    requestHandler: requestHandler as unknown as NonNullable<DynamoDBClientConfig['requestHandler']>,
    ...config,
  })
}
