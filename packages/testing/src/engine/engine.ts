import { AsyncLocalStorage } from 'node:async_hooks'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { createClock, type EngineClock } from './clock.js'
import { type CapacityReport, createCapacityBook } from './control/capacity-report.js'
import { createFaults, type Fault, type Faults } from './control/faults.js'
import { createHeat, type Heat } from './control/heat.js'
import { createLag, type Lag } from './control/lag.js'
import { executeWithFault } from './control/service-faults.js'
import type { Database } from './database.js'
import type { Service } from './exchange.js'
import { createHistory, type HistoryEntry, type RequestRecord } from './history.js'
import { type EngineServer, type ListenOptions, listen } from './http-server.js'
import { defaultLimits, type Limits } from './limits.js'
import type { OperationResult } from './operation.js'
import { operations } from './operations/index.js'
import { randomIds, seededRandom } from './random.js'
import { createRequestHandler, type EngineRequestHandler } from './request-handler.js'
import { ServiceError, serviceError } from './service-error.js'
import { createStreams, type StreamListener } from './streams/streams.js'
import { sweepExpired } from './ttl.js'

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
  /** How long after its expiry moving the clock removes an item; two days by default, as the service says it takes at most. */
  readonly ttlDelayMs?: number
  /** How many of the latest requests the history keeps; 10,000 by default. */
  readonly historyLimit?: number
  /** Is told of each operation that succeeded, before it is answered. */
  readonly onExecuted?: (operation: string, input: unknown) => void
}

/** An embedded DynamoDB. */
export interface Engine {
  /** The handler to give an SDK client as its `requestHandler`. */
  readonly requestHandler: EngineRequestHandler
  /** The engine's time. */
  readonly clock: EngineClock
  /** What goes wrong on purpose. */
  readonly faults: Faults
  /** How far indexes and eventually consistent reads run behind. */
  readonly lag: Lag
  /** The capacity spent, by table, index, operation and access pattern. */
  readonly capacity: CapacityReport
  /** The load by partition key. */
  readonly heat: Heat
  /** The latest requests, oldest first. */
  readonly history: readonly HistoryEntry[]
  /** A client of the engine. It needs no region, credentials or network, and does not sign what it sends. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
  /**
   * Does one operation: JSON in, JSON out, as the wire has them.
   *
   * @throws ServiceError with the service's name for the error.
   */
  execute(operation: string, input: unknown): Readonly<Record<string, unknown>>
  /** Does something, and counts the requests it makes to an access pattern of this name in the history and in the capacity. */
  pattern<T>(name: string, act: () => T): T
  /** Calls a listener with every stream record of a table from now on, in order. Answers how to stop it. */
  subscribe(tableName: string, listener: StreamListener): () => void
  /** Removes all items that have expired by the engine's clock; answers how many. */
  sweep(): number
  /** Serves the engine over HTTP, on loopback unless told otherwise. */
  listen(options?: ListenOptions): Promise<EngineServer>
  /** Forgets all tables, requests and faults; the clock and the seed go on. */
  reset(): void
}

const HISTORY_LIMIT = 10_000
const TTL_DELAY_MS = 48 * 3_600_000

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
  return createEngineWithDatabase(options).engine
}

/** As {@link createEngine}, with the state inside: for tests of the engine itself. */
export function createEngineWithDatabase(options: EngineOptions = {}): { readonly engine: Engine; readonly db: Database } {
  const seed = options.seed ?? 0
  const limits = { ...defaultLimits, ...options.limits }
  const region = options.region ?? 'us-east-1'
  const clock = createClock(options.clock ?? Date.now, () => sweepExpired(db, options.ttlDelayMs ?? TTL_DELAY_MS))
  const random = seededRandom(seed)
  const newId = options.ids ?? randomIds(random)
  const history = createHistory(options.historyLimit ?? HISTORY_LIMIT)
  const faults = createFaults(seed + 1)
  const lag = createLag(clock.now)
  const capacity = createCapacityBook()
  const patterns = new AsyncLocalStorage<string>()
  const heat = createHeat(clock.now)
  const streams = createStreams({ region, now: clock.now, newId, retentionMs: limits.streamRetentionMs })
  const db: Database = {
    limits,
    region,
    accountId: options.accountId ?? '000000000000',
    now: clock.now,
    random,
    newId,
    indexCreationMs: options.indexCreationMs ?? 0,
    schedule: clock.schedule,
    tables: new Map(),
    transactions: new Map(),
    streams,
    lag,
    admit: ({ table, touches }) => heat.admit(table, touches),
    beforeStep: undefined,
    onWrite: streams.record,
  }

  function run(operation: string, input: unknown): OperationResult {
    const found = operations.get(operation)
    if (found === undefined) throw serviceError('UnknownOperationException', 'An unknown operation was requested.')
    const result = found(db, input)
    capacity.add(operation, patterns.getStore(), result.capacity)
    options.onExecuted?.(operation, input)
    return result
  }

  function perform(
    operation: string,
    input: unknown,
    fault: Fault | undefined,
    inputText: string | undefined,
  ): { readonly output: Readonly<Record<string, unknown>>; readonly outputText: string | undefined } {
    clock.runDue()
    // One literal with all its members: this is done for every request.
    const record: RequestRecord = {
      operation,
      pattern: patterns.getStore(),
      input: inputText === undefined ? input : undefined,
      inputText,
      output: undefined,
      outputText: undefined,
      error: undefined,
      fault: fault?.kind,
      spent: [],
      at: clock.now(),
    }
    const execute = (name: string, request: unknown): OperationResult['output'] => {
      const result = run(name, request)
      record.spent = result.capacity
      return result.output
    }
    try {
      const output = fault === undefined ? execute(operation, input) : executeWithFault(fault, operation, input, execute)
      if (inputText === undefined) record.output = output
      else record.outputText = JSON.stringify(output)
      history.add(record)
      return { output, outputText: record.outputText }
    } catch (error) {
      if (error instanceof ServiceError) {
        record.error = error
        history.add(record)
      }
      throw error
    }
  }

  const service: Service = {
    pick: faults.pick,
    perform: (operation, input, fault, body) => perform(operation, input, fault, body).outputText!,
    lose(operation, { kind: fault }, inputText) {
      const nothing = { input: undefined, output: undefined, outputText: undefined, error: undefined, spent: [] }
      history.add({ operation, pattern: patterns.getStore(), inputText, ...nothing, fault, at: clock.now() })
    },
    newId,
    maxBytes: limits.requestBytes,
  }
  const requestHandler = createRequestHandler(service)
  const engine: Engine = {
    requestHandler,
    clock,
    faults,
    lag,
    capacity,
    heat,
    get history() {
      return history.entries
    },
    client: (config) => createClient(requestHandler, region, config),
    execute: (operation, input) => perform(operation, input, faults.pick(operation, input), undefined).output,
    pattern: (name, act) => patterns.run(name, act),
    subscribe: streams.subscribe,
    sweep: () => sweepExpired(db, 0),
    listen: (listenOptions = {}) => listen(service, listenOptions),
    reset() {
      for (const book of [db.tables, db.transactions, streams, history, faults, lag, capacity, heat, clock]) book.clear()
    },
  }
  return { engine, db }
}

/** What is sent does not leave the process, so it is not signed: that takes the SDK longer than the engine takes to answer. */
const signer: NonNullable<DynamoDBClientConfig['signer']> = { sign: async (request) => request }

/** Everything the SDK would otherwise look for in files, the environment or the network is given. */
function createClient(requestHandler: EngineRequestHandler, region: string, config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({
    region,
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
    signer,
    endpoint: 'http://memory.invalid',
    accountIdEndpointMode: 'disabled',
    requestHandler: requestHandler as unknown as NonNullable<DynamoDBClientConfig['requestHandler']>,
    ...config,
  })
}
