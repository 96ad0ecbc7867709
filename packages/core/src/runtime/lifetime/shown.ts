import type { Item } from '../item.js'
import type { HiddenRule, ShowOptions } from './hidden-rule.js'

/** What may have hidden items: an entity or a view of it. */
interface MayHide {
  readonly hidden?: readonly HiddenRule[]
}

const none: readonly HiddenRule[] = []

/** The rules that apply to a call. */
export function rulesFor({ hidden }: MayHide, options: ShowOptions): readonly HiddenRule[] {
  if (hidden === undefined) return none
  return hidden.filter(({ option }) => options[option] !== true)
}

/** Whether a call sees an item. */
export function isShown(of: MayHide, item: Item, now: Date, options: ShowOptions = {}): boolean {
  return of.hidden === undefined || !rulesFor(of, options).some((rule) => rule.isHidden(item, now))
}

/** Whether the time of an item is over, so that another may take its place. */
export function isExpired(of: MayHide, item: Item, now: Date): boolean {
  return !isShown(of, item, now, { deleted: true })
}
