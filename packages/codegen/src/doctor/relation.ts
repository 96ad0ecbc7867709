import type { UniqueModel } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'
import type { Finding } from './finding.js'
import type { KnownEntity } from './ward.js'

/** Another item that matters to one. */
export interface Relation {
  /** Tells it from the other relations of its item. */
  readonly name: string
  /** The primary key of the other item. */
  readonly to: Item
  /** Where the other item may be as well. */
  readonly orAt?: Item
  /** What is wrong, where the other item is as given. */
  judge(other: Item | undefined): Verdict | undefined
}

/** A finding; where it depends on a third item, the key of that one and what is found if it does have the values. */
export type Verdict = Finding & { readonly rival?: { readonly key: Item; readonly constraint: UniqueModel; readonly of: KnownEntity } }
