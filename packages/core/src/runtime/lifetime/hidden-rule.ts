import type { Expression } from '../expression/expression.js'
import type { Item } from '../item.js'

/** What makes an item one that reads do not show although it is there. */
export interface HiddenRule {
  /** The option of a read that shows such items, too. */
  readonly option: 'expired' | 'deleted'
  /** The stored name of the attribute that says so. */
  readonly attribute: string
  isHidden(item: Item, now: Date): boolean
  /** The clause that holds of items that are hidden. */
  whenHidden(expression: Expression, now: Date): string
  /** The clause that holds of all others. */
  whenShown(expression: Expression, now: Date): string
}

/** Which hidden items a call deals with all the same. */
export interface ShowOptions {
  /** Also items whose time to live is over, and which DynamoDB has not removed yet. */
  readonly expired?: boolean
  /** Also items that were deleted and can be restored. */
  readonly deleted?: boolean
}
