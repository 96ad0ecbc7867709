import type { Item } from '../item.js'
import type { EntityView } from '../plans.js'
import type { PageRequest } from './fetch-page.js'

/** Makes entities of the items of a page. */
export interface Reader<T> {
  readonly view: EntityView<T>
  /** Reads whole items from the table for those that were found in an index; those that are gone are left out. */
  hydrate?(found: readonly Item[], request: PageRequest): Promise<ReadItems<T>>
}

export interface ReadItems<T> {
  readonly entities: T[]
  /** What each of them was found as. */
  readonly stored: Item[]
}
