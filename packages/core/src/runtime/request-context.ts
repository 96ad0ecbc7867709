import type { KeyloomError } from '../errors/index.js'
import type { Call } from './call.js'
import type { Item } from './item.js'

/** What a request is about, for its errors and for who observes it. */
export interface RequestContext {
  /** DynamoDB's name of it: `Query`. */
  readonly operation: string
  /** The deployed name of the table. */
  readonly table: string
  /** What asked for it: `Order.create`, or the name of a pattern. */
  readonly subject: string
  /** The same for every page of one read. */
  readonly read?: object
  /** What may end the request early. */
  readonly call?: Call | undefined
  /** Of a write: whether doing it twice leaves what doing it once does (`repeatable`), so that the SDK may repeat it. */
  readonly write?: 'repeatable' | 'once'
  /** Whether a successful answer does not say what became of a write, if an attempt before it was done. */
  isInconclusive?(output: object): boolean
  /** The error for a condition that did not hold; `item` is what is stored, where there is something. */
  conditionFailed?(item: Item | undefined, cause: unknown): KeyloomError
  /** The error for any other failure, where the operation has one of its own. `isLost`: an attempt may have been done. */
  translate?(cause: unknown, isLost: boolean): KeyloomError | undefined
}
