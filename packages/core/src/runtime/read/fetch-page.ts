import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import type { Call } from '../call.js'
import type { Connection } from '../connection.js'
import { invalidInput } from '../input.js'
import type { Item } from '../item.js'
import { send } from '../send.js'
import type { Source } from './source.js'

/** What one request brings. */
export interface RawPage {
  /** The items within the bounds of the pattern, as they are stored, in the order they were read. */
  readonly items: Item[]
  /** The first item that was read, whether it is within the bounds or not. */
  readonly first?: Item | undefined
  /** Where the next page begins; absent at the end. */
  readonly lastKey?: Item
}

export interface PageRequest {
  /** Items evaluated at most. */
  readonly limit?: number | undefined
  readonly startKey?: Item | undefined
  readonly consistent?: boolean | undefined
  /** Against the order of the pattern. */
  readonly back?: boolean | undefined
  readonly call?: Call | undefined
}

/** Reads one page by one request; none where no item can answer. */
export async function fetchPage(connection: Connection, source: Source, request: PageRequest): Promise<RawPage> {
  const input = pageInput(source, request)
  if (input === undefined) return { items: [] }
  const { Items = [], LastEvaluatedKey } = await sendRead(connection, source, input, request.call)
  const { keeps } = source
  return {
    items: keeps === undefined ? Items : Items.filter((item) => keeps(item)),
    first: Items[0],
    ...(LastEvaluatedKey !== undefined && { lastKey: LastEvaluatedKey }),
  }
}

/** Sends the request of a source and adds what it consumed to the meter of the call. */
export function sendRead(
  connection: Connection,
  source: Source,
  input: NonNullable<Source['input']>,
  call: Call | undefined,
): Promise<QueryCommandOutput> {
  const { operation, table, pattern } = source
  const sent = send<QueryCommandOutput>(connection, source.command(input), { operation, table, subject: pattern, read: source, call })
  const meter = call?.meter
  return meter === undefined ? sent : sent.then((output) => metered(meter, output))
}

function metered(meter: { units: number }, output: QueryCommandOutput): QueryCommandOutput {
  meter.units += output.ConsumedCapacity?.CapacityUnits ?? 0
  return output
}

/** The exact input of the command for one page. */
export function pageInput(source: Source, { limit, startKey, consistent, back, call }: PageRequest): Source['input'] {
  if (consistent === true && source.consistency === 'never') {
    throw invalidInput(
      source.pattern,
      'consistent',
      consistent,
      `DynamoDB has no consistent reads of a global index, here '${source.index}'`,
    )
  }
  if (source.input === undefined) return undefined
  const input: QueryCommandInput = { ...source.input }
  if (consistent === true) input.ConsistentRead = true
  if (back === true) input.ScanIndexForward = input.ScanIndexForward === false
  if (limit !== undefined) input.Limit = limit
  if (startKey !== undefined) input.ExclusiveStartKey = startKey
  if (call?.meter !== undefined) input.ReturnConsumedCapacity = 'TOTAL'
  return input
}
