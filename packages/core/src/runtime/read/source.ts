import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/client-dynamodb'
import type { CursorSeal } from '../connection.js'
import type { Item } from '../item.js'

/** A request for items, bound to the inputs of one call: where pages come from. */
export interface Source {
  /** The name of the pattern or collection. */
  readonly pattern: string
  readonly operation: 'Query' | 'Scan'
  /** The deployed name. */
  readonly table: string
  readonly index?: string
  /** The input of the command, without paging; absent where no item can answer. */
  readonly input?: QueryCommandInput | ScanCommandInput
  /** The command for this input. */
  command(input: QueryCommandInput | ScanCommandInput): object
  /** Whether DynamoDB can read it consistently: not from a global index. */
  readonly consistency: 'possible' | 'always' | 'never'
  /** Stored names of the key attributes that a cursor holds. */
  readonly keys: readonly string[]
  /** Key attributes that every item of the answer has, with their values. */
  readonly equal: Item
  /** Everything that tells this request from others, as text: a cursor is bound to it. */
  identity(): string
  /** How cursors are sealed, where the client has secrets for them. */
  readonly seal?: CursorSeal
  /** Whether something read is dropped for a condition, so that pages hold fewer items than were evaluated. */
  readonly filtered: boolean
  /** The number of items that answer at most. */
  readonly limit?: number
  /** Whether an item is part of the answer, where DynamoDB's one condition on a sort key includes ends that may not be. */
  keeps?(item: Item): boolean
  /** Stored names of attributes other than keys that `keeps` looks at. */
  readonly keptBy?: readonly string[]
}
