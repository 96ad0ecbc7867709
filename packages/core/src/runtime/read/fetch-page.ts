import { QueryCommand, type QueryCommandOutput, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { Connection } from '../connection.js'
import { invalidInput } from '../input.js'
import type { Item } from '../item.js'
import { declareScan } from '../refuse-scans/declared.js'
import { send } from '../send.js'
import type { Source } from './source.js'

/** What one request brings. */
export interface RawPage {
  /** The items within the bounds of the pattern, as they are stored. */
  readonly items: Item[]
  /** Where the next page begins; absent at the end. */
  readonly lastKey?: Item
}

export interface PageRequest {
  /** Items evaluated at most. */
  readonly limit?: number | undefined
  readonly startKey?: Item | undefined
  readonly consistent?: boolean | undefined
}

/** Reads one page by one request; none where no item can answer. */
export async function fetchPage(connection: Connection, source: Source, request: PageRequest): Promise<RawPage> {
  const input = pageInput(source, request)
  if (input === undefined) return { items: [] }
  const { operation, table, pattern } = source
  const command = operation === 'Query' ? new QueryCommand(input) : declareScan(new ScanCommand(input), source.because ?? '')
  const { Items = [], LastEvaluatedKey } = await send<QueryCommandOutput>(connection, command, { operation, table, subject: pattern })
  return { items: Items.filter((item) => source.keeps(item)), ...(LastEvaluatedKey !== undefined && { lastKey: LastEvaluatedKey }) }
}

/** The exact input of the command for one page. */
export function pageInput(source: Source, { limit, startKey, consistent }: PageRequest): Source['input'] {
  if (consistent === true && source.consistency === 'never') {
    throw invalidInput(
      source.pattern,
      'consistent',
      consistent,
      `DynamoDB has no consistent reads of a global index, here '${source.index}'`,
    )
  }
  if (source.input === undefined) return undefined
  return {
    ...source.input,
    ...(consistent === true && { ConsistentRead: true }),
    ...(limit !== undefined && { Limit: limit }),
    ...(startKey !== undefined && { ExclusiveStartKey: startKey }),
  }
}
