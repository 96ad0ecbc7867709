import type { Timing } from '../connection.js'
import type { RequestContext } from '../request-context.js'
import type { OperationChannel } from './channel.js'
import type { Observer, OperationEvent } from './operation-event.js'

/** The parts of an answer that say what it took, of whatever operation. */
interface Answer {
  readonly $metadata?: { readonly attempts?: number }
  readonly ScannedCount?: number
  readonly Count?: number
  readonly Item?: object
  /** Of a BatchGetItem lists by table, of a TransactGetItems one list. */
  readonly Responses?: Readonly<Record<string, readonly unknown[]>> | readonly { readonly Item?: object }[]
  readonly ConsumedCapacity?: Consumed | readonly Consumed[]
}

interface Consumed {
  readonly CapacityUnits?: number
}

/** Who listens, and by which clock. */
interface Listeners {
  readonly observe: Observer | undefined
  readonly channel: OperationChannel | undefined
  readonly timing: Timing | undefined
}

/** Does a request and says what it took, whether it succeeds or fails. */
export async function observed<Output>(
  listeners: Listeners,
  command: object,
  context: RequestContext,
  request: () => Promise<Output>,
): Promise<Output> {
  const elapsed = listeners.timing?.elapsed ?? (() => performance.now())
  const start = elapsed()
  const about = aboutRequest(command, context)
  try {
    const output = await request()
    publish(listeners, { ...about, ...tookOf(output as Answer), duration: elapsed() - start })
    return output
  } catch (error) {
    const { code, name, cause } = (error ?? {}) as { readonly code?: string; readonly name?: string; readonly cause?: Answer }
    // Items in an error are not read, but explain it.
    const took = tookOf({ $metadata: cause?.$metadata ?? {} })
    publish(listeners, { ...about, ...took, duration: elapsed() - start, errorCode: code ?? name ?? typeof error })
    throw error
  }
}

function publish({ observe, channel }: Listeners, event: OperationEvent): void {
  if (channel?.hasSubscribers === true) channel.publish(event)
  try {
    observe?.(event)
  } catch {
    // Who listens does not change what happens.
  }
}

const pages = new WeakMap<object, number>()

function aboutRequest(command: object, { subject, operation, table, read }: RequestContext): Omit<OperationEvent, 'duration' | keyof Took> {
  const { input } = command as { readonly input?: { readonly IndexName?: string; readonly ExclusiveStartKey?: object } }
  const dot = subject.indexOf('.')
  const page = read === undefined ? undefined : (input?.ExclusiveStartKey === undefined ? 0 : (pages.get(read) ?? 0)) + 1
  if (read !== undefined) pages.set(read, page!)
  return {
    pattern: subject,
    ...(dot > 0 && { entity: subject.slice(0, dot) }),
    operation,
    table,
    ...(input?.IndexName !== undefined && { index: input.IndexName }),
    ...(page !== undefined && { page }),
  }
}

interface Took {
  readonly itemsRead: number
  readonly itemsReturned: number
  readonly retries: number
  readonly capacity?: number
}

function tookOf(answer: Answer): Took {
  const found = itemsIn(answer)
  const { $metadata, ScannedCount, ConsumedCapacity } = answer
  return {
    itemsRead: ScannedCount ?? found,
    itemsReturned: found,
    retries: ($metadata?.attempts ?? 1) - 1,
    ...(ConsumedCapacity !== undefined && { capacity: unitsOf(ConsumedCapacity) }),
  }
}

function itemsIn({ Count, Item, Responses = [] }: Answer): number {
  if (Count !== undefined) return Count
  if (Item !== undefined) return 1
  if (Array.isArray(Responses)) return Responses.filter((response) => response?.Item !== undefined).length
  return Object.values(Responses).reduce((sum, items) => sum + items.length, 0)
}

function unitsOf(consumed: Consumed | readonly Consumed[]): number {
  const all = [consumed].flat() as readonly Consumed[]
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}
