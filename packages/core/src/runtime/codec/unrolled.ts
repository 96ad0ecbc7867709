import type { Item } from '../item.js'
import type { Issue } from './issue.js'

/**
 * What generated code says of each attribute or property in turn, in place of a walk over the table of their codecs: as fast as code by
 * hand, but of a fault it knows only that there is one. The walk, which follows then, finds them all, with their paths.
 */
export interface Unrolled<T> {
  check(input: { readonly [Name in keyof T]?: unknown }, issues: Issue[]): object
  write(value: T): object
  read(item: Item, issues: Issue[]): object
}

/** Where a check or a read has to say only whether there is a fault: the first one ends it, by throwing this list. */
export const firstFault: Issue[] = new (class extends Array<Issue> {
  override push(): never {
    throw firstFault
  }
})()

/** Whether somebody put something on the prototype of all objects, which unrolled code would take for a value. */
export function isBasePolluted(): boolean {
  for (const _ in Object.prototype) return true
  return false
}

/** What unrolled code makes, or undefined where the walk has to. */
export function unlessFault<T>(attempt: (issues: Issue[]) => T): T | undefined {
  if (isBasePolluted()) return undefined
  try {
    return attempt(firstFault)
  } catch (fault) {
    if (fault === firstFault) return undefined
    throw fault
  }
}

/**
 * Sets a property that has a value.
 *
 * @example
 * ```ts
 * import { setPresent } from '@keyloom/core/runtime'
 *
 * const item: Record<string, unknown> = {}
 * setPresent(item, 'note', undefined) // {}
 * setPresent(item, 'note', { S: 'a' }) // { note: { S: 'a' } }
 * ```
 */
export function setPresent(object: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) object[name] = value
}
